int x = f(3) + 1;
