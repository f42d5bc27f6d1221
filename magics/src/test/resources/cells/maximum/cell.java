int most = Integer.MIN_VALUE;
for (int i = 0; i < 20; i++) {
  most = Math.max(most, f(i % 7));
}
