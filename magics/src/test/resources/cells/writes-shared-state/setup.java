int count = 0;
int f(int x) {
  count++;
  return x + count;
}
