"""The smallest grain from which two workers stay 1.5 times faster than serial Java."""

import grains
from promises import cells
from promises.bar import Bar, ratio
from promises.speedup import contenders

GRAINS_NS = [100, 200, 300, 500, 700, 1_000, 2_000, 5_000, 10_000, 100_000, 1_000_000]
BUDGET_NS = 150e6


def measure(repeats, say):
    curves = {"jdeco": [], "stream": []}
    with cells.kernel() as kernel:
        round_ns = cells.prepare(kernel)
        for grain in GRAINS_NS:
            say(f"break-even: calls of {grains.text(grain)}")
            calls = int(BUDGET_NS / grain)
            kernel.run(f"r = new int[{calls}];")
            took, _ = kernel.alternate(contenders(f"work(i, {round(grain / round_ns)})", calls), repeats)
            for name, points in curves.items():
                points.append({"grain_ns": grain, "speedup": ratio(took["serial"], took[name]), "ms": took[name]})
    least, streams = (grains.break_even(points) for points in curves.values())
    note = "JDeco " + ", ".join(f"{grains.text(p['grain_ns'])}: {p['speedup']:.2f}" for p in curves["jdeco"])
    note += f"; a parallel stream breaks even at {grains.text(streams) if streams else 'no grain'}"
    yield Bar("1.5 times serial from", least and least / 1e3, 1, unit=" µs", note=note, times=curves)
