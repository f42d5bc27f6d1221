int sum(int[] a, int i) {
  int s = i;
  for (int v : a) s += v;
  return s;
}
