Map<String, Integer> sums = new TreeMap<>();
for (int i = 0; i < 20; i++) {
  sums.merge("k" + i % 3, f(i), Integer::sum);
}
