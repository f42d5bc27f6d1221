Object f(int x) {
  return x == 6 ? "six" : Integer.valueOf(x);
}
