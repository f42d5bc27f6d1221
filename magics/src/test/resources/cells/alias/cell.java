int[] r = {1, 2, 3, 4};
int[] q = r;
for (int i = 0; i < 4; i++) {
  r[i] = sum(q, i);
}
