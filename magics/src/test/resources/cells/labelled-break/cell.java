int[] r = new int[36];
rows:
for (int i = 0; i < 6; i++) {
  for (int j = 0; j < 6; j++) {
    if (i * j == 12) break rows;
    r[i * 6 + j] = f(i + j);
  }
}
