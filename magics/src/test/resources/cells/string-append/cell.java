String told(int n) {
  String text = "";
  StringBuilder builder = new StringBuilder();
  for (int i = 0; i < n; i++) {
    text += f(i);
    builder.append(f(i)).append(' ');
  }
  return text + builder;
}
String text = told(20);
