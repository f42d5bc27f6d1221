int[] drawn(Random random) {
  int[] r = new int[10];
  for (int i = 0; i < 10; i++) {
    r[i] = f(random.nextInt(100));
  }
  return r;
}
int[] r = drawn(new Random(5));
