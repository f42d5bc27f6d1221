"""Calls that do nothing: what the magic costs where there is nothing to gain."""

import statistics

from promises import cells
from promises.bar import Bar, inline_note, least_ratio, ratio

PLACES = """
int[] r = new int[10_000_000];
int[][] g = new int[3163][3163];
List<Integer> values = IntStream.range(0, 1_000_000).boxed().toList();
List<Integer> small = IntStream.range(0, 5_000_000).mapToObj(i -> i % 100).toList();
var list = new ArrayList<Integer>(5_000_000);
"""
COUNTED = "for (int i = 0; i < 10_000_000; i++) { r[i] = empty(i); }"
NESTED = "for (int i = 0; i < 3163; i++) { for (int j = 0; j < 3163; j++) { g[i][j] = empty(j); } }"
WHILE = "int i = 0; while (i < 10_000_000) { r[i] = empty(i); i++; }"
# Small values have their boxes in a cache, so that collecting garbage is not what is measured.
ITERATOR = "list.clear(); var it = small.iterator(); while (it.hasNext()) { list.add(empty(it.next())); }"
EACH = "list.clear(); for (int x : small) { list.add(empty(x)); }"
EACH_BOXED = "list.clear(); for (int x : values) { list.add(empty(x)); }"


def times(took):
    """How many times serial Java's time the magic takes."""
    both = took["jdeco"], took["serial"]
    return {"measured": ratio(*both), "limit": 1.05, "unit": " × serial", "least": least_ratio(*both)}


def extra(calls, limit):
    """What a call takes longer than in the serial loop beside it."""

    def bar(took):
        extras = [(jdeco - serial) * 1e6 / calls for jdeco, serial in zip(took["jdeco"], took["serial"])]
        least = (min(took["jdeco"]) - min(took["serial"])) * 1e6 / calls
        return {"measured": statistics.median(extras), "limit": limit, "unit": " ns more", "least": least}

    return bar


def each(calls, limit):
    """What a call takes."""

    def bar(took):
        measured, least = (of(took["jdeco"]) * 1e6 / calls for of in (statistics.median, min))
        return {"measured": measured, "limit": limit, "unit": " ns a call", "least": least}

    return bar


BARS = {
    "10,000,000 into r[i]": (COUNTED, cells.SYNCHRONIZED, times),
    "10,000,000 into g[i][j]": (NESTED, cells.SYNCHRONIZED, times),
    "while loop into r[i]": (WHILE, cells.SYNCHRONIZED, extra(10_000_000, 5)),
    "iterator, list.add": (ITERATOR, cells.SYNCHRONIZED, extra(5_000_000, 5)),
    "enhanced for, list.add": (EACH, cells.SYNCHRONIZED, extra(5_000_000, 5)),
    "counted loop, --inline never": (COUNTED, cells.FORCED, extra(10_000_000, 3)),
    "enhanced for, list.add, --inline never": (EACH_BOXED, cells.FORCED, each(1_000_000, 60)),
}


def measure(repeats, say):
    with cells.kernel() as kernel:
        kernel.run(cells.FUNCTIONS)
        kernel.run(PLACES)
        for name, (loop, magic, bar) in BARS.items():
            say(f"empty calls: {name}")
            took, runs = kernel.alternate({"serial": (loop, ""), "jdeco": (loop, magic)}, repeats)
            yield Bar(name, **bar(took), note=inline_note(runs["jdeco"]), times=took)
