int k = 0;
int[] r = new int[30];
while (k < 30) {
  r[k] = f(k * 2);
  k += 3;
}
