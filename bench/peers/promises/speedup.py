"""Speedup beside a hand-written parallel stream, on calls that take about the same and on heavy-tailed ones."""

import re
import statistics

import grains
from promises import cells
from promises.bar import Bar, inline_note, least_ratio, ratio

EVEN = {10_000: 40_000, 100_000: 4_000, 1_000_000: 400}  # calls of each grain: 400 ms of serial Java

# Heavy tails: the longest call takes at most 100 times the shortest, which is a tenth of the whole or so. With a
# longer one, both would just wait for that call; with many more calls, chance evens out a stream's parts.
HEAVY_CALLS = 100
HEAVY_MOST = 100
HEAVY_MEAN_NS = 4_000_000  # 400 ms of serial Java, too
HEAVY_DRAWS = 6  # for each repeat: what a draw does to the parts of a stream differs more than times do


def contenders(call, calls):
    loop = f"for (int i = 0; i < {calls}; i++) {{ r[i] = {call}; }}"
    return {
        "serial": (loop, ""),
        "jdeco": (loop, cells.SYNCHRONIZED),
        "stream": (f"IntStream.range(0, {calls}).parallel().forEach(i -> r[i] = {call});", ""),
    }


def speedups(took):
    jdeco, stream = (ratio(took["serial"], took[name]) for name in ("jdeco", "stream"))
    return f"speedup {jdeco:.2f}, the stream's {stream:.2f}"


def greedy(durations):
    """The speedup if each worker took the next call as soon as it is free, at no cost."""
    ends = [0.0] * cells.WORKERS
    for each in durations:
        ends[ends.index(min(ends))] += each
    return sum(durations) / max(ends)


def heavy(kernel, round_ns, repeats):
    """Each turn draws calls of its own, from its number, since one draw may happen to suit a stream or not."""
    took, best = {"serial": [], "jdeco": [], "stream": []}, []
    for seed in range(1, HEAVY_DRAWS * repeats + 1):
        kernel.run(f"rounds = pareto({HEAVY_CALLS}, {HEAVY_MEAN_NS / round_ns}, {HEAVY_MOST}, {seed});")
        drawn = kernel.run("System.out.println(Arrays.toString(rounds));")[0]
        best.append(greedy([int(each) for each in re.findall(r"\d+", drawn)]))
        turn, _ = kernel.alternate(contenders("work(i, rounds[i])", HEAVY_CALLS), 1)
        for name, milliseconds in turn.items():
            took[name] += milliseconds
    bound = ratio(best, [serial / stream for serial, stream in zip(took["serial"], took["stream"])])
    note = f"{speedups(took)}; a perfect scheduler in the loop's order: {statistics.median(best):.2f}, {bound:.2f} times the stream's"
    return Bar("heavy-tailed calls (Pareto 1.2)", ratio(took["stream"], took["jdeco"]), 1.1, True, " × stream", note=note, times=took)


def measure(repeats, say):
    with cells.kernel() as kernel:
        round_ns = cells.prepare(kernel)
        kernel.run(f"r = new int[{max(EVEN.values())}];")
        for grain, calls in EVEN.items():
            say(f"speedup: calls of {grains.text(grain)}")
            took, runs = kernel.alternate(contenders(f"work(i, {round(grain / round_ns)})", calls), repeats)
            note = f"{speedups(took)}; {inline_note(runs['jdeco'])}"
            both = took["stream"], took["jdeco"]
            name = f"calls of {grains.text(grain)}"
            yield Bar(name, ratio(*both), 0.97, True, " × stream", least_ratio(*both), note, took)
        say("speedup: heavy-tailed calls")
        yield heavy(kernel, round_ns, repeats)
