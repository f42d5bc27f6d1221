Map<Integer, Integer> seen = new HashMap<>();
for (int i = 0; i < 20; i++) {
  seen.put(i % 7, f(i));
}
