int[] a = new int[20];
int[] b = new int[20];
for (int i = 0; i < 20; i++) {
  a[i] = f(i);
  b[i] = g(a[i]);
}
