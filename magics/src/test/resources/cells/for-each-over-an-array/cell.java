int[] xs = {5, 3, 8, 1};
int sum = 0;
for (int x : xs) {
  sum += f(x);
}
