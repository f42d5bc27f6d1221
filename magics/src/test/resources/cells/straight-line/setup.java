int f(int x) {
  return x * x + 1;
}

int sum(int x, int y) {
  return x + y;
}
