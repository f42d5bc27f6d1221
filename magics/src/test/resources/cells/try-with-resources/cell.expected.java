int[] r = new int[6];
for (int i = 0; i < 6; i++) {
  try (java.io.StringReader in = new java.io.StringReader("a" + i)) {
    r[i] = f(i) + in.read();
  }
}
