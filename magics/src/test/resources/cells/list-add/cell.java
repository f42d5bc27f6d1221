List<Integer> out = new ArrayList<>();
for (int i = 0; i < 20; i++) {
  out.add(f(i));
}
