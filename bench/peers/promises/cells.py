"""What the measured cells call, and how long a round of its arithmetic takes."""

import re

from kernel import Kernel

WORKERS = 2
SYNCHRONIZED = f"%%synchronized --workers {WORKERS}"
FORCED = f"{SYNCHRONIZED} --inline never"

FUNCTIONS = """%%concurrent
int empty(int i) { return i; }
int work(int i, int rounds) {
  int x = i;
  for (int k = 0; k < rounds; k++) x = x * 31 + (x >>> 7);
  return x;
}"""

# Times that follow a Pareto distribution with the exponent 1.2, none over some times the least.
PARETO = """
int[] pareto(int n, double mean, double most, long seed) {
  double[] drawn = new SplittableRandom(seed).doubles(n).map(u -> Math.min(Math.pow(1 - u, -1 / 1.2), most)).toArray();
  double scale = mean * n / Arrays.stream(drawn).sum();
  return Arrays.stream(drawn).mapToInt(d -> (int) Math.round(d * scale)).toArray();
}
int[] r;
int[] rounds;
"""

CALIBRATION = """{
  long least = Long.MAX_VALUE;
  int x = 0;
  for (int turn = 0; turn < 30; turn++) {
    long begun = System.nanoTime();
    x += %s(turn, 1_000_000);
    least = Math.min(least, System.nanoTime() - begun);
  }
  System.out.println("least " + least + (x == 42 ? " " : ""));
}"""


def round_ns(kernel, function="work"):
    """The nanoseconds of a round of a function's."""
    return int(re.search(r"least (\d+)", kernel.run(CALIBRATION % function)[0]).group(1)) / 1e6


def kernel():
    """A kernel whose parallel streams have as many workers as JDeco: the caller is one of them."""
    return Kernel(f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={WORKERS - 1}")


def prepare(kernel):
    """Declares the functions; returns the nanoseconds of a round of work's."""
    kernel.run(FUNCTIONS)
    kernel.run(PARETO)
    return round_ns(kernel)
