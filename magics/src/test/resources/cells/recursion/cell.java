long[] r = new long[15];
for (int i = 0; i < r.length; i++) r[i] = fib(i);
