double[] r = new double[10];
for (int i = 0; i < r.length; i++) {
  double[] w = new double[3];
  for (int k = 0; k < 3; k++) w[k] = i * k;
  r[i] = mean(w, i);
}
