List<P> ps = List.of(new P(1, 2), new P(3, 4), new P(5, 6));
int[] r = new int[3];
int k = 0;
for (P p : ps) {
  r[k++] = area(p) + area(p.x());
}
