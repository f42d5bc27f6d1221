int first(int above) {
  for (int i = 0; i < 40; i++) {
    int y = f(i);
    if (y > above) return y;
  }
  return -1;
}
int a = first(50);
int b = first(5000);
