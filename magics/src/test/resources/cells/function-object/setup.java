int f(int x) {
  return x * x + 1;
}

int apply(IntUnaryOperator op, int x) {
  return op.applyAsInt(x);
}
