"""Draws speedup against grain, in one run and on one machine: JDeco through its real kernel, hand-written Java
(ForkJoinPool, parallel stream) and the Python peers; then whole programs, serial Java against JDeco.

Every call is busy for the grain, so what is compared is what the dispatch of a call costs. A speedup is the
median time of the serial loop in the same language over the contender's median.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import chart
import grains
import java
import programs
from kernel import Kernel

HERE = pathlib.Path(__file__).resolve().parent
GRAINS_NS = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000]
PEERS = ["joblib", "pool", "deco", "threads", "dask", "ray", "multicore"]
PYTHON_LEAST_NS = 1_000  # a Python call takes about as long
PEER_SECONDS = 600


def arguments():
    parser = argparse.ArgumentParser(prog="bench/compare", description=__doc__)
    parser.add_argument("--out", default=str(HERE.parents[1] / ".jdeco" / "compare"), help="folder for the table, chart and JSON (%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="workers of every contender (%(default)s)")
    parser.add_argument("--repeats", type=int, default=5, help="measurements of each point (%(default)s)")
    parser.add_argument("--peers", default=",".join(PEERS), help="Python peers, none for no peer (%(default)s)")
    parser.add_argument("--no-programs", action="store_true", help="leave the whole programs out")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def point(grain_ns, calls, serial_ms, parallel_ms):
    serial, parallel = statistics.median(serial_ms), statistics.median(parallel_ms)
    return {
        "grain_ns": grain_ns,
        "calls": calls,
        "serial_ms": serial,
        "parallel_ms": parallel,
        "speedup": serial / parallel,
    }


def measure_java(options, curves):
    with Kernel() as kernel:
        java.prepare(kernel, options.workers)
        for grain in GRAINS_NS:
            say(f"Java, {grain / 1000:g} µs")
            took, calls = java.measure(kernel, grain, options.workers, options.repeats)
            serial = took.pop("serial Java")
            for name, milliseconds in took.items():
                curves.setdefault(name, []).append(point(grain, calls, serial, milliseconds))


def measure_peer(peer, options, curves):
    say(f"Python, {peer}")
    measured = [str(grain) for grain in GRAINS_NS if grain >= PYTHON_LEAST_NS]
    command = [sys.executable, str(HERE / "peers.py"), peer, str(options.workers), str(options.repeats)]
    try:
        run = subprocess.run(command + measured, capture_output=True, text=True, timeout=PEER_SECONDS)
        printed, problem = run.stdout, run.stderr.strip().splitlines()[-1:] if run.returncode else []
    except subprocess.TimeoutExpired as late:
        printed, problem = (late.stdout or b"").decode(), [f"stopped after {PEER_SECONDS} s"]
    if problem:
        say(f"  {peer}: {problem[0]}")
    for line in printed.splitlines():
        if line.startswith("{"):
            found = json.loads(line)
            curves.setdefault(peer, []).append(
                point(found["grain_ns"], found["calls"], found["serial_ms"], found["parallel_ms"])
            )


def table(curves):
    names = list(curves)
    lines = ["| grain | " + " | ".join(names) + " |", "|---:|" + "---:|" * len(names)]
    for grain in GRAINS_NS:
        row = []
        for name in names:
            found = [p["speedup"] for p in curves[name] if p["grain_ns"] == grain]
            row.append(f"{found[0]:.2f}" if found else "")
        lines.append(f"| {grains.text(grain)} | " + " | ".join(row) + " |")
    row = [grains.text(least) if (least := grains.break_even(curves[name])) else "none" for name in names]
    lines.append("| 1.5 from | " + " | ".join(row) + " |")
    return "\n".join(lines)


def main():
    options = arguments()
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    curves = {}
    measure_java(options, curves)
    for peer in filter(None, options.peers.split(",")):
        if peer != "none":
            measure_peer(peer, options, curves)
    whole = [] if options.no_programs else programs.measure(options.workers, options.repeats, say)
    result = {
        "machine": {"processors": os.cpu_count(), "system": platform.platform()},
        "workers": options.workers,
        "repeats": options.repeats,
        "load": os.getloadavg()[0],
        "curves": curves,
        "break_even_ns": {name: grains.break_even(points) for name, points in curves.items()},
        "programs": whole,
    }
    text = table(curves) + "\n\n" + programs.table(whole) if whole else table(curves)
    (out / "compare.json").write_text(json.dumps(result, indent=1) + "\n")
    (out / "compare.md").write_text(text + "\n")
    for theme in chart.THEMES:
        chart.draw(curves, options.workers, theme, out / f"compare-{theme}.svg")
    print(text)
    say(f"written to {out}")


if __name__ == "__main__":
    main()
