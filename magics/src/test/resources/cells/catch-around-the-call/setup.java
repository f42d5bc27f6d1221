int f(int x) {
  if (x % 4 == 0) throw new IllegalArgumentException("no " + x);
  return x;
}
