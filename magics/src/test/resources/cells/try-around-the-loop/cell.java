int[] r = new int[20];
String caught = "";
try {
  for (int i = 1; i < 20; i++) {
    r[i] = f(i);
  }
} catch (IllegalArgumentException e) {
  caught = e.getMessage();
}
