boolean odd(int x) {
  return x % 2 == 1;
}
