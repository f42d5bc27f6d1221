"""Loops of small calls as people write them: none may lose by the magic."""

from promises import cells
from promises.bar import never_slower

SETUP = """%%concurrent
long sqr(long i) { return i * i; }
int collatz(long n) {
  int steps = 0;
  while (n != 1) { n = n % 2 == 0 ? n / 2 : 3 * n + 1; steps++; }
  return steps;
}
boolean lives(boolean[][] g, int i, int j) {
  int n = 0, h = g.length, w = g[0].length;
  for (int a = -1; a <= 1; a++)
    for (int b = -1; b <= 1; b++)
      if ((a | b) != 0 && g[(i + a + h) % h][(j + b + w) % w]) n++;
  return n == 3 || n == 2 && g[i][j];
}
boolean[][] start = new boolean[500][500];
var random = new SplittableRandom(1);
for (var row : start) for (int j = 0; j < row.length; j++) row[j] = random.nextInt(3) == 0;
long sumSq = 0;
int found = -1;
"""
LOOPS = {
    "sum of 3,000,000 squares": "sumSq = 0; for (int i = 0; i < 3_000_000; i++) { sumSq += sqr(i); }",
    "search for a long Collatz sequence": (
        "found = -1; for (int i = 1; i < 1_000_000; i++) { if (collatz(i) > 500) { found = i; break; } }"
    ),
    "Game of Life, 8 steps": (
        "boolean[][] g = start; for (int step = 0; step < 8; step++) { boolean[][] next = new boolean[500][500];"
        " for (int i = 0; i < 500; i++) for (int j = 0; j < 500; j++) next[i][j] = lives(g, i, j); g = next; }"
    ),
}


def measure(repeats, say):
    with cells.kernel() as kernel:
        kernel.run(SETUP)
        for name, loop in LOOPS.items():
            say(f"shapes: {name}")
            yield never_slower(kernel, name, {name: loop}, repeats)
