"""Measures JDeco and hand-written Java side by side, in cells of one real kernel."""

SPIN = """
%%concurrent
int spin(long nanos) {
  long end = System.nanoTime() + nanos;
  while (System.nanoTime() < end) {}
  return (int) nanos;
}
"""

BY_HAND = """
import java.util.concurrent.*;
class Sweep extends RecursiveAction {
  final int[] r; final int from; final int to; final int least; final long nanos;
  Sweep(int[] r, int from, int to, int least, long nanos) {
    this.r = r; this.from = from; this.to = to; this.least = least; this.nanos = nanos;
  }
  @Override protected void compute() {
    if (to - from <= least) {
      for (int i = from; i < to; i++) r[i] = spin(nanos);
    } else {
      int mid = (from + to) >>> 1;
      invokeAll(new Sweep(r, from, mid, least, nanos), new Sweep(r, mid, to, least, nanos));
    }
  }
}
ForkJoinPool pool = new ForkJoinPool(WORKERS);
int[] r = new int[MOST];
"""

LOOP = "for (int i = 0; i < {calls}; i++) {{ r[i] = spin({nanos}L); }}"
FORK_JOIN = "pool.invoke(new Sweep(r, 0, {calls}, Math.max(1, {calls} / (8 * {workers})), {nanos}L));"
STREAM = "IntStream.range(0, {calls}).parallel().forEach(i -> r[i] = spin({nanos}L));"
MOST = 1_000_000
BUDGET_NS = 200e6


def prepare(kernel, workers):
    """Declares what the measured cells use."""
    kernel.run(SPIN.strip())
    kernel.run(BY_HAND.replace("WORKERS", str(workers)).replace("MOST", str(MOST)))


def measure(kernel, grain_ns, workers, repeats):
    """Returns the milliseconds of each contender, serial Java among them, and the number of calls."""
    calls = int(max(20, min(MOST, BUDGET_NS / grain_ns)))
    names = {"calls": calls, "nanos": grain_ns, "workers": workers}
    kernel.run(f"r = new int[{calls}];")
    took, _ = kernel.alternate(
        {
            "serial Java": (LOOP.format(**names), ""),
            "JDeco": (LOOP.format(**names), f"%%synchronized --workers {workers}"),
            "ForkJoinPool": (FORK_JOIN.format(**names), ""),
            "parallel stream": (STREAM.format(**names), ""),
        },
        repeats,
    )
    return took, calls
