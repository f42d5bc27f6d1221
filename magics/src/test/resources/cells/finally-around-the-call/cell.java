int[] r = new int[20];
int done = 0;
for (int i = 1; i < 20; i++) {
  try {
    r[i] = f(i);
  } finally {
    done++;
  }
}
