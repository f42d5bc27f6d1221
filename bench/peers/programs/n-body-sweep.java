/** The energy of a small planetary system after some steps of a given length. */
double energy(double step, int steps) {
  int n = 5;
  double[] x = new double[3 * n];
  double[] v = new double[3 * n];
  double[] m = {1000, 1, 3, 2, 0.5};
  for (int i = 1; i < n; i++) {
    x[3 * i] = 10 * i;
    v[3 * i + 1] = Math.sqrt(1000.0 / (10 * i));
    v[3 * i + 2] = 0.1 * i;
  }
  for (int s = 0; s < steps; s++) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          double dx = x[3 * j] - x[3 * i];
          double dy = x[3 * j + 1] - x[3 * i + 1];
          double dz = x[3 * j + 2] - x[3 * i + 2];
          double d2 = dx * dx + dy * dy + dz * dz;
          double f = step * m[j] / (d2 * Math.sqrt(d2));
          v[3 * i] += dx * f;
          v[3 * i + 1] += dy * f;
          v[3 * i + 2] += dz * f;
        }
      }
    }
    for (int k = 0; k < 3 * n; k++) {
      x[k] += step * v[k];
    }
  }
  double e = 0;
  for (int i = 0; i < n; i++) {
    e += 0.5 * m[i] * (v[3 * i] * v[3 * i] + v[3 * i + 1] * v[3 * i + 1] + v[3 * i + 2] * v[3 * i + 2]);
  }
  return e;
}
Map<Double, Double> energies = new LinkedHashMap<>();
//--
energies.clear();
for (int k = 1; k <= 60; k++) {
  energies.put(k * 1e-4, energy(k * 1e-4, 20_000));
}
//--
energies.hashCode()
