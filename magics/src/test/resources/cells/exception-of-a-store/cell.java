int[] r = new int[20];
String caught = "";
try {
  for (int i = 0; i < 20; i++) {
    r[i] = f(i);
  }
} catch (NullPointerException e) {
  caught = e.getClass().getName();
}
