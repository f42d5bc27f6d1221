int n = 0;
for (int i = 0; i < 20; i++) {
  if (i > 3 && odd(i) || odd(i + 2)) n++;
}
