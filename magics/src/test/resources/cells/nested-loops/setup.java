double f(int i, int j, double[] w) {
  return i * 10 + j + w[j];
}
