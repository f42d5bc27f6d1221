"""Grains: how long one call takes, and the speedup that comes of it."""


def text(nanos):
    return f"{nanos:g} ns" if nanos < 1_000 else f"{nanos / 1_000:g} µs" if nanos < 1e6 else f"{nanos / 1e6:g} ms"


def break_even(points):
    """The smallest grain from which a contender stays 1.5 times faster than serial; None if there is none."""
    least = None
    for each in sorted(points, key=lambda p: -p["grain_ns"]):
        if each["speedup"] < 1.5:
            break
        least = each["grain_ns"]
    return least
