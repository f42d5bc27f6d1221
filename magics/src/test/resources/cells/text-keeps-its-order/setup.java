int f(int x) {
  System.out.println("f" + x);
  return x;
}
