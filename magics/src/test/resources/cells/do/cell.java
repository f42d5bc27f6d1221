int k = 0;
int[] r = new int[30];
do {
  r[k] = f(k);
  k++;
} while (k < 30);
