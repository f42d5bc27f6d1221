int[] r = new int[36];
rows:
for (int i = 0; i < 6; i++) {
  for (int j = 0; j < 6; j++) {
    if (j > i) continue rows;
    r[i * 6 + j] = f(i + j);
  }
}
