"""Speedup over serial Java at every grain, on calls that take the same and on heavy-tailed ones: none may lose."""

import grains
from promises import cells
from promises.bar import never_slower

GRAINS_NS = [
    digit * 10**decade for decade in range(8) for digit in (1, 2, 5) if digit * 10**decade <= 10_000_000
]
BUDGET_NS = 150e6
LEAST_CALLS = 20
MOST_CALLS = 20_000_000


def measure(repeats, say):
    with cells.kernel() as kernel:
        round_ns = cells.prepare(kernel)
        for grain in GRAINS_NS:
            say(f"never slower: calls of {grains.text(grain)}")
            calls = int(max(LEAST_CALLS, min(MOST_CALLS, BUDGET_NS / grain)))
            mean = max(1, grain / round_ns)
            # A variable: of a constant number of rounds the JVM makes one expression, which takes it minutes to compile.
            kernel.run(f"r = new int[{calls}]; int each = {round(mean)};")
            loop = f"for (int i = 0; i < {calls}; i++) {{ r[i] = work(i, %s); }}"
            yield never_slower(kernel, f"{grains.text(grain)}, even", loop % "each", repeats)
            kernel.run(f"rounds = pareto({calls}, {mean}, 100, {grain});")
            yield never_slower(kernel, f"{grains.text(grain)}, uneven", loop % "rounds[i]", repeats)
