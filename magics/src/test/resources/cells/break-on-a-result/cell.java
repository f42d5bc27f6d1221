int last = -1;
for (int i = 0; i < 40; i++) {
  last = f(i);
  if (last > 50) break;
}
