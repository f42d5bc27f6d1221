int[] all(int n) {
  int[] r = new int[n];
  for (int i = 0; i < n; i++) r[i] = f(i);
  return r;
}
int[] r = all(20);
