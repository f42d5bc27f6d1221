record P(int x, int y) {}
int area(P p) {
  return p.x() * p.y();
}
int area(int side) {
  return side * side;
}
