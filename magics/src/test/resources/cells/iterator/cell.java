List<Integer> all(List<Integer> xs) {
  List<Integer> out = new ArrayList<>();
  Iterator<Integer> it = xs.iterator();
  while (it.hasNext()) {
    out.add(f(it.next()));
  }
  return out;
}
List<Integer> out = all(List.of(3, 1, 2));
