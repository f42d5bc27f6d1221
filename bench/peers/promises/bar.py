"""A bar: what was measured, and its limit."""

import dataclasses
import statistics

from promises import cells


@dataclasses.dataclass
class Bar:
    name: str
    measured: float | None  # None: there was nothing to measure
    limit: float
    at_least: bool = False  # otherwise the limit is the most that is allowed
    unit: str = ""
    least: float | None = None  # the same of the least times, which other load on the machine disturbs least
    note: str = ""
    times: dict = dataclasses.field(default_factory=dict)  # what it was computed from

    @property
    def met(self):
        if self.measured is None:
            return False
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def row(self):
        measured = "none" if self.measured is None else f"{self.measured:.3g}{self.unit}"
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g}{self.unit}"
        least = "" if self.least is None else f"{self.least:.3g}"
        return f"| {self.name} | {measured} | {limit} | {'yes' if self.met else '**no**'} | {least} | {self.note} |"


def ratio(above, below):
    """The median of the ratios of times that were taken beside each other."""
    return statistics.median(a / b for a, b in zip(above, below))


def least_ratio(above, below):
    return min(above) / min(below)


def inline_note(run):
    """How many calls of a run were tasks, how many the caller made itself, and what the run has to say, such as that
    the machine's load kept it serial."""
    if not run:
        return "no run"
    return f"{run['tasks']} tasks, {run['inline']} inline" + (f"; {run['note']}" if run.get("note") else "")


def never_slower(kernel, name, loops, repeats):
    """The bar that loops are as fast with the magic as without, but for a twentieth: the mean of them, if there are
    several."""
    times, ratios, least, notes = {}, {}, [], []
    for function, loop in loops.items():
        took, runs = kernel.alternate({"serial": (loop, ""), "jdeco": (loop, cells.SYNCHRONIZED)}, repeats)
        both = took["serial"], took["jdeco"]
        times[function], ratios[function] = took, ratio(*both)
        least.append(least_ratio(*both))
        notes.append(inline_note(runs["jdeco"]))
    note = notes[0] if len(notes) == 1 else ", ".join(f"{function} {each:.2f}" for function, each in ratios.items())
    mean = statistics.geometric_mean
    return Bar(name, mean(ratios.values()), 0.95, True, " × serial", mean(least), note, times)
