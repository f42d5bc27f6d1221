"""Speedup over serial Java at every grain, on calls that take the same and on heavy-tailed ones: none may lose.

A loop of some nanoseconds an iteration takes up to a seventh more or less depending on which registers the JVM's
compiler happens to choose for it, with the magic and without. So the smallest grains are those of several functions,
and their mean counts.
"""

import grains
from promises import cells
from promises.bar import never_slower

GRAINS_NS = [
    digit * 10**decade for decade in range(8) for digit in (1, 2, 5) if digit * 10**decade <= 10_000_000
]
BUDGET_NS = 150e6
LEAST_CALLS = 20
MOST_CALLS = 20_000_000

TINY_NS = 20
TINY = {
    "xorshift": "int x = i + 1; for (int k = 0; k < rounds; k++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; } return x;",
    "rotate": "long x = i; for (int k = 0; k < rounds; k++) x += Long.rotateLeft(x, 7) ^ k; return (int) x;",
    "odds": "int x = i | 1, odds = 0; for (int k = 1; k <= rounds; k++) { if ((x & k) != 0) odds++; x = x * 5 + 1; } return odds;",
    "walk": "int x = i % 1000; for (int k = 0; k < rounds; k++) x = table[x]; return x;",
    "roots": "double x = 0; for (int k = 1; k <= rounds; k++) x += Math.sqrt(i + k); return (int) x;",
    "newton": "double x = i; for (int k = 0; k < rounds; k++) x = x * 0.75 + 1 / (x + 1); return (int) x;",
    "polynomial": "double x = 0; for (int k = 0; k < rounds; k++) x = x * i + k; return (int) x;",
}
TABLE = "int[] table = new SplittableRandom(1).ints(1000, 0, 1000).toArray();"


def measure(repeats, say):
    with cells.kernel() as kernel:
        round_ns = {"work": cells.prepare(kernel)}
        kernel.run(TABLE)
        for name, body in TINY.items():
            kernel.run(f"%%concurrent\nint {name}(int i, int rounds) {{ {body} }}")
            round_ns[name] = cells.round_ns(kernel, name)
        for grain in GRAINS_NS:
            say(f"never slower: calls of {grains.text(grain)}")
            calls = int(max(LEAST_CALLS, min(MOST_CALLS, BUDGET_NS / grain)))
            mean = {name: max(1, grain / each) for name, each in round_ns.items() if name == "work" or grain <= TINY_NS}
            # Variables: of a constant number of rounds the JVM makes one expression, which takes it minutes to compile.
            kernel.run(f"r = new int[{calls}];")
            for name, rounds in mean.items():
                kernel.run(f"int {name}Rounds = {round(rounds)};")
            loop = f"for (int i = 0; i < {calls}; i++) {{ r[i] = %s(i, %s); }}"
            loops = {name: loop % (name, f"{name}Rounds") for name in mean}
            yield never_slower(kernel, f"{grains.text(grain)}, even", loops, repeats)
            for name, rounds in mean.items():
                kernel.run(f"int[] {name}Drawn = pareto({calls}, {rounds}, 100, {grain});")
            loops = {name: loop % (name, f"{name}Drawn[i]") for name in mean}
            yield never_slower(kernel, f"{grains.text(grain)}, uneven", loops, repeats)
