/** How many of some random points of the unit square lie in the circle. */
long inside(long seed, int points) {
  SplittableRandom random = new SplittableRandom(seed);
  long hits = 0;
  for (int i = 0; i < points; i++) {
    double x = random.nextDouble();
    double y = random.nextDouble();
    if (x * x + y * y < 1) {
      hits++;
    }
  }
  return hits;
}
long hits = 0;
double pi = 0;
//--
hits = 0;
for (int batch = 0; batch < 200; batch++) {
  hits += inside(batch, 100_000);
}
pi = 4.0 * hits / (200 * 100_000L);
//--
pi
