"""Whole programs, each as a notebook runs it: as written, with %%synchronized on its loop, and some as a parallel stream."""

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
        setup, loop, result, *stream = file.read_text().split(SEPARATOR)
        contenders = {"serial": (loop, ""), "parallel": (loop, f"%%synchronized --workers {workers}")}
        if stream:
            contenders["stream"] = (stream[0], "")
        with Kernel() as kernel:
            kernel.run("%%concurrent\n" + setup)
            took, runs = kernel.alternate(contenders, repeats)
            results = set()
            for contender in contenders.values():
                kernel.milliseconds(*contender)
                results.add(kernel.run(f"System.out.println({result.strip()});")[0].strip())
        medians = {f"{name}_ms": statistics.median(times) for name, times in took.items()}
        found.append(
            {
                "program": file.stem,
                **medians,
                "speedup": medians["serial_ms"] / medians["parallel_ms"],
                "same": len(results) == 1,
                "verdict": runs["parallel"]["verdicts"][0]["verdict"],
            }
        )
    return found


def table(found):
    lines = [
        "| program | serial Java | parallel stream | JDeco | speedup | verdict | same result |",
        "|---|---:|---:|---:|---:|---|---|",
    ]
    for each in found:
        stream = f"{each['stream_ms']:.0f} ms" if "stream_ms" in each else ""
        lines.append(
            f"| {each['program']} | {each['serial_ms']:.0f} ms | {stream} | {each['parallel_ms']:.0f} ms "
            f"| {each['speedup']:.2f} | {each['verdict']} | {'yes' if each['same'] else 'NO'} |"
        )
    return "\n".join(lines)
