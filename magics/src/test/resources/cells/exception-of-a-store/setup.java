Integer f(int x) {
  return x == 9 ? null : x * 2;
}
