int f(int x) {
  if (x == 7 || x == 5) throw new IllegalStateException("at " + x);
  return x;
}
