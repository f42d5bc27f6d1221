int[] r = new int[20];
int bad = 0;
for (int i = 0; i < 20; i++) {
  try {
    r[i] = f(i);
  } catch (IllegalArgumentException e) {
    bad++;
    r[i] = -1;
  }
}
