int[] r = new int[20];
for (int i = 0; i < 20; i++) {
  r[i] = switch (i % 3) {
    case 0 -> f(i);
    case 1 -> -i;
    default -> {
      int y = f(i + 1);
      yield y * 2;
    }
  };
}
