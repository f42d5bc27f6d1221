int base = 1;
int f(int x) {
  return x + base;
}
