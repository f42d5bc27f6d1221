"""A hundred million calls in one loop, in a heap of 512 MiB beyond the result: no failure, and no growth."""

import os
import re
import tempfile

from kernel import CellFailed, Kernel
from promises import cells
from promises.bar import Bar, inline_note

HEAP_MIB = 512
RESULT_MIB = 100_000_000 * 4 / 2**20
GROWTH_MIB = 16
SUMS = {
    "counted loop, summed": "long sum = 0; for (int i = 0; i < 100_000_000; i++) { sum += empty(i); }",
    "while loop, summed": "long sum = 0; int i = 0; while (i < 100_000_000) { sum += empty(i); i++; }",
}
STORED = {"counted loop, stored": "for (int i = 0; i < 100_000_000; i++) { big[i] = empty(i); }"}
MODES = {"": cells.SYNCHRONIZED, ", --inline never": cells.FORCED}

SAMPLER = """
var sampler = java.util.concurrent.Executors.newSingleThreadScheduledExecutor();
sampler.scheduleWithFixedDelay(System::gc, 0, 30, java.util.concurrent.TimeUnit.MILLISECONDS);
"""


def live(kernel, log, loop, magic):
    """What full collections leave, one before a loop, some while it runs and one after it, in MiB."""
    begun = log.seek(0, os.SEEK_END)
    kernel.run("System.gc();")
    kernel.run(SAMPLER)
    try:
        kernel.milliseconds(loop, magic)
    finally:
        kernel.run("sampler.shutdown();")
    log.seek(begun)
    return [int(found) for found in re.findall(r"Pause Full .*M->(\d+)M\(", log.read())]


def growth(samples):
    """By how much the greatest of the later half is more than the greatest of the earlier half."""
    half = (len(samples) + 1) // 2
    return max(0, max(samples[half:], default=0) - max(samples[:half]))


def bar(kernel, log, name, loop, magic):
    """Runs a loop as it is, to see whether the heap suffices, and once more to sample what is live."""
    try:
        took, run = kernel.milliseconds(loop, magic)
        samples = live(kernel, log, loop, magic)
    except CellFailed as failed:
        return Bar(name, None, GROWTH_MIB, unit=" MiB more", note=str(failed).splitlines()[0])
    note = f"{took / 1e3:.1f} s, {inline_note(run)}; live {min(samples)} to {max(samples)} MiB in {len(samples)} samples"
    return Bar(name, growth(samples), GROWTH_MIB, unit=" MiB more", note=note, times={"live_mib": samples})


def bars(setup, loops, heap_mib, say):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "gc.log")
        with Kernel(f"-Xmx{int(heap_mib)}m", f"-Xlog:gc:file={file}:uptime") as kernel, open(file) as log:
            kernel.run(cells.FUNCTIONS)
            kernel.run(setup)
            for name, loop in loops.items():
                for mode, magic in MODES.items():
                    say(f"memory: {name}{mode}")
                    yield bar(kernel, log, name + mode, loop, magic)


def measure(repeats, say):
    """Does each once: that so many calls fail or leak shows at once."""
    yield from bars("", SUMS, HEAP_MIB, say)
    yield from bars("int[] big = new int[100_000_000];", STORED, HEAP_MIB + RESULT_MIB, say)
