double mean(double[] w, int n) {
  double s = n;
  for (double v : w) s += v;
  return s / w.length;
}
