int[] r = new int[10];
IntUnaryOperator op = x -> f(x) + 1;
for (int i = 0; i < 10; i++) {
  r[i] = apply(op, i);
}
