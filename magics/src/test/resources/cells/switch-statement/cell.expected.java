int[] r = new int[20];
for (int i = 0; i < 20; i++) {
  switch (i % 3) {
    case 0:
      r[i] = f(i);
      break;
    case 1:
      r[i] = -f(i);
    default:
      r[i]--;
  }
}
