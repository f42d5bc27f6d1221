int x = 3;
int[] r = new int[10];
for (int i = 0; i < 10; i++) {
  r[i] = f(x);
  x = r[i] % 10;
}
