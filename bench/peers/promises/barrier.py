"""How long it takes from the end of a loop's last task to the caller's next statement. A loop of serial Java takes its
time for that, too: its optimized code is left where it has never been left before."""

import re
import statistics

import grains
from promises import cells
from promises.bar import Bar

SETUP = """%%concurrent
long stamp(int i, int rounds) {
  int x = work(i, rounds);
  long now = System.nanoTime();
  return x == i + 1 ? now + 1 : now;
}
"""
LOOP = "for (int i = 0; i < {calls}; i++) {{ ends[i] = stamp(i, {rounds}); }}"
STREAM = "IntStream.range(0, {calls}).parallel().forEach(i -> ends[i] = stamp(i, {rounds}));"
# It asks for the time before, too, so that the time at the end is not that of linking the call in a fresh class.
CELL = """{magic}
{{ long begun$ = System.nanoTime();
{loop}
long next$ = System.nanoTime();
System.out.println("late " + (next$ - Arrays.stream(ends).max().getAsLong())); }}
"""
CALLS = {1_000: 200_000, 10_000: 5_000, 100_000: 501, 500_000: 101, 1_000_000: 51, 10_000_000: 11}
TURNS = 4  # cells for each repeat: one cell has one barrier, and its luck
WARM_UP = 8  # cells before those: a loop ends once in a cell, so the code for that is compiled after some cells only


def late(kernel, loop, magic=""):
    """Runs a cell; returns the microseconds from the last end to the next statement, and the run."""
    text, run = kernel.run(CELL.format(magic=magic, loop=loop))
    return int(re.search(r"late (-?\d+)", text).group(1)) / 1e3, run


def measure(repeats, say):
    with cells.kernel() as kernel:
        round_ns = cells.prepare(kernel)
        kernel.run(SETUP)
        kernel.run(f"long[] ends = new long[{max(CALLS.values())}];")
        for grain, calls in CALLS.items():
            say(f"barrier: calls of {grains.text(grain)}")
            names = {"calls": calls, "rounds": round(grain / round_ns)}
            took, inline = {"jdeco": [], "stream": [], "serial": []}, 0
            for turn in range(WARM_UP + TURNS * repeats):
                jdeco, run = late(kernel, LOOP.format(**names), cells.SYNCHRONIZED)
                stream, _ = late(kernel, STREAM.format(**names))
                serial, _ = late(kernel, LOOP.format(**names))
                if turn >= WARM_UP:
                    took["jdeco"].append(jdeco)
                    took["stream"].append(stream)
                    took["serial"].append(serial)
                    inline += run["tasks"] == 0
            jdeco, stream, serial = (statistics.median(times) for times in took.values())
            note = f"median of {len(took['jdeco'])} cells; a parallel stream: {stream:.3g} µs, serial: {serial:.3g} µs"
            note += f"; {inline} made no task" if inline else ""
            limit = 20 if grain < 1_000_000 else 100
            yield Bar(f"calls of {grains.text(grain)}", jdeco, limit, unit=" µs", note=note, times=took)
