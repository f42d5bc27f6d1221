int x = 1;
while (x < 1000) {
  x = f(x);
}
