int[] r = new int[20];
int count = 0;
for (int i = 0; i < 20; i++) {
  r[i] = f(i);
  count++;
}
