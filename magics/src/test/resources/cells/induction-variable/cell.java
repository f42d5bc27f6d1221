int k = 0;
int[] r = new int[40];
for (int i = 0; i < 10; i++) {
  r[k++] = f(i);
  k += 2;
}
