for (int i = 0; i < 10; i++) {
  System.out.println("<");
  int y = f(i);
  System.out.println(">" + y);
}
