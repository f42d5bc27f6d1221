int[] r = new int[30];
for (int i = 0; i < 30; i++) {
  if (i % 3 == 0) continue;
  r[i] = f(i);
}
