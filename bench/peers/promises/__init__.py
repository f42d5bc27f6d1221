"""JDeco's promises on speed, a module for each group; all are measured in cells of a real kernel."""

from promises import barrier, break_even, empty_calls, memory, never_slower, shapes, speedup

GROUPS = {
    "empty": empty_calls.measure,
    "speedup": speedup.measure,
    "break-even": break_even.measure,
    "never-slower": never_slower.measure,
    "shapes": shapes.measure,
    "memory": memory.measure,
    "barrier": barrier.measure,
}
