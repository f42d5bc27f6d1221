double sum = 0;
double product = 1;
for (int i = 0; i < 200; i++) {
  sum += f(i);
  product *= 1 + f(i);
}
