byte[] r = new byte[5];
short s = 0;
for (int i = 0; i < 20; i++) {
  r[i % 5] += f(i);
  s ^= (short) f(i);
}
