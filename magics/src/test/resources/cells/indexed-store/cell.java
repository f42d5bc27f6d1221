int[] r = new int[30];
for (int i = 0; i < r.length; i++) {
  r[i] = f(i);
}
