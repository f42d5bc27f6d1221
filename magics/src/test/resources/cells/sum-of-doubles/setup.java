double f(int x) {
  return 1.0 / (x + 3);
}
