double[] w = {1, 2, 3, 4, 5};
double[][] grid = new double[7][5];
for (int i = 0; i < 7; i++) {
  for (int j = 0; j < 5; j++) {
    grid[i][j] = f(i, j, w);
  }
}
