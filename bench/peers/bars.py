"""Measures JDeco's promises on speed in cells of a real kernel, on 2 workers: what the magic costs on empty calls,
its speedup beside a parallel stream, the grain from which it pays, that it is never slower than serial Java, that a
hundred million calls take no memory, and how soon the caller goes on after the last task.

What is compared runs in turns in one kernel; each figure is a median of paired measurements.
"""

import argparse
import dataclasses
import json
import os
import pathlib
import platform
import sys

from promises import GROUPS

HERE = pathlib.Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(prog="bench/bars", description=__doc__)
    parser.add_argument("--only", choices=GROUPS, action="append", metavar="GROUP", help=f"one group: {', '.join(GROUPS)}; may be repeated")
    parser.add_argument("--repeats", type=int, default=7, help="measurements of each point (%(default)s)")
    parser.add_argument("--out", default=str(HERE.parents[1] / ".jdeco" / "bars"), help="folder for the table and JSON (%(default)s)")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def load_text(load):
    """The machine's load, and whether it leaves the measurements any meaning."""
    text = f"Load before the first group and after each: {', '.join(f'{each:.1f}' for each in load)}."
    busy = load[0] > 1 or max(load) > 2 * os.cpu_count()
    return text + (" Other work disturbed what was measured." if busy else "")


def table(load, found):
    lines = ["| bar | measured | limit | met | of least times | |", "|---|---:|---:|---|---:|---|"]
    for group, bars in found.items():
        lines.append(f"| **{group}** | | | {sum(bar.met for bar in bars)} of {len(bars)} | | |")
        lines += [bar.row() for bar in bars]
    return "\n".join(lines) + f"\n\n{load_text(load)}"


def write(out, options, load, found):
    result = {
        "machine": {"processors": os.cpu_count(), "system": platform.platform()},
        "repeats": options.repeats,
        "load": load,
        "bars": {group: [dataclasses.asdict(bar) | {"met": bar.met} for bar in bars] for group, bars in found.items()},
    }
    (out / "bars.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    (out / "bars.md").write_text(table(load, found) + "\n")


def main():
    options = arguments()
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    load, found = [os.getloadavg()[0]], {}
    for group in options.only or GROUPS:
        found[group] = []
        for bar in GROUPS[group](options.repeats, say):
            found[group].append(bar)
            say("  " + bar.row())
        load.append(os.getloadavg()[0])
        write(out, options, load, found)
    print(table(load, found))
    say(f"written to {out}")


if __name__ == "__main__":
    main()
