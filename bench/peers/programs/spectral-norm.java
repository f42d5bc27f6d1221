double a(int i, int j) {
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}
/** An element of A times u. */
double times(double[] u, int i) {
  double sum = 0;
  for (int j = 0; j < u.length; j++) {
    sum += a(i, j) * u[j];
  }
  return sum;
}
/** An element of the transposed A times u. */
double timesTransposed(double[] u, int i) {
  double sum = 0;
  for (int j = 0; j < u.length; j++) {
    sum += a(j, i) * u[j];
  }
  return sum;
}
double[] u = new double[1000];
double[] v = new double[1000];
double[] w = new double[1000];
//--
Arrays.fill(u, 1);
for (int k = 0; k < 10; k++) {
  for (int i = 0; i < u.length; i++) w[i] = times(u, i);
  for (int i = 0; i < u.length; i++) v[i] = timesTransposed(w, i);
  for (int i = 0; i < u.length; i++) w[i] = times(v, i);
  for (int i = 0; i < u.length; i++) u[i] = timesTransposed(w, i);
}
//--
Arrays.hashCode(u)
