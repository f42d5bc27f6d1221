/** The number of iterations until a point of a row escapes, at most 400. */
byte[] row(int y, int size) {
  byte[] out = new byte[size];
  double ci = 2.0 * y / size - 1.0;
  for (int x = 0; x < size; x++) {
    double cr = 2.0 * x / size - 1.5;
    double zr = 0;
    double zi = 0;
    int n = 0;
    while (n < 400 && zr * zr + zi * zi < 4) {
      double t = zr * zr - zi * zi + cr;
      zi = 2 * zr * zi + ci;
      zr = t;
      n++;
    }
    out[x] = (byte) (n / 4);
  }
  return out;
}
byte[][] image = new byte[800][];
//--
for (int y = 0; y < image.length; y++) {
  image[y] = row(y, image.length);
}
//--
Arrays.deepHashCode(image)
