"""Whole programs, each as a notebook runs it: as written, and with %%synchronized on its loop."""

import pathlib
import statistics

from kernel import Kernel

FOLDER = pathlib.Path(__file__).resolve().parent / "programs"
SEPARATOR = "//--\n"


def measure(workers, repeats, say):
    """Runs all programs; returns their median times and whether the results were the same."""
    found = []
    for file in sorted(FOLDER.glob("*.java")):
        say(f"program {file.stem}")
        setup, loop, result = file.read_text().split(SEPARATOR)
        with Kernel() as kernel:
            kernel.run("%%concurrent\n" + setup)
            times = {"": [], f"%%synchronized --workers {workers}": []}
            results = set()
            for turn in range(repeats + 1):
                for magic, took in times.items():
                    milliseconds, run = kernel.milliseconds(loop, magic)
                    results.add(kernel.run(f"System.out.println({result.strip()});")[0].strip())
                    if turn > 0:
                        took.append(milliseconds)
            serial, parallel = (statistics.median(took) for took in times.values())
            found.append(
                {
                    "program": file.stem,
                    "serial_ms": serial,
                    "parallel_ms": parallel,
                    "speedup": serial / parallel,
                    "same": len(results) == 1,
                    "verdict": run["verdicts"][0]["verdict"],
                }
            )
    return found


def table(found):
    lines = ["| program | serial Java | JDeco | speedup | verdict | same result |", "|---|---:|---:|---:|---|---|"]
    for each in found:
        lines.append(
            f"| {each['program']} | {each['serial_ms']:.0f} ms | {each['parallel_ms']:.0f} ms "
            f"| {each['speedup']:.2f} | {each['verdict']} | {'yes' if each['same'] else 'NO'} |"
        )
    return "\n".join(lines)
