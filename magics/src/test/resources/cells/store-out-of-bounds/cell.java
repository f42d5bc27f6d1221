int[] r = new int[10];
for (int i = 0; i < 20; i++) {
  r[i] = f(i);
}
