List<Integer> out = new ArrayList<>();
for (int x : List.of(3, 1, 2)) {
  out.add(f(x));
}
