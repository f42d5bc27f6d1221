double f(int x) {
  return x * 100.7;
}
