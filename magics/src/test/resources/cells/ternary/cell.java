int[] r = new int[20];
for (int i = 0; i < 20; i++) {
  r[i] = i % 2 == 0 ? f(i) : -f(i + 1);
}
