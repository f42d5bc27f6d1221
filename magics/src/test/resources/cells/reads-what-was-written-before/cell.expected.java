int[] r = new int[10];
for (int i = 1; i < 10; i++) {
  r[i] = f(r[i - 1]);
}
