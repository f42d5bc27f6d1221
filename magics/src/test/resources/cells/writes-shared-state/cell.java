int[] r = new int[10];
for (int i = 0; i < 10; i++) {
  r[i] = f(i);
}
