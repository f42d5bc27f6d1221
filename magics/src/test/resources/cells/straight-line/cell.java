int x = f(1);
int y = f(2);
int z = sum(x, y);
int w = f(3);
