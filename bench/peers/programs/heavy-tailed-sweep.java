/** Some arithmetic that takes as many rounds as it is told. */
double model(long rounds) {
  double x = rounds;
  for (long k = 0; k < rounds; k++) {
    x = 0.5 * (x + 2 / x);
  }
  return x;
}
/** Rounds that follow a Pareto distribution with the exponent 1.2. */
long[] rounds = new SplittableRandom(7).doubles(2000).mapToLong(u -> (long) (2000 / Math.pow(1 - u, 1 / 1.2))).toArray();
double[] result = new double[rounds.length];
//--
for (int i = 0; i < rounds.length; i++) {
  result[i] = model(rounds[i]);
}
//--
Arrays.hashCode(result)
//--
IntStream.range(0, rounds.length).parallel().forEach(i -> result[i] = model(rounds[i]));
