"""Runs a notebook with a real client, says how far it is, and keeps the result as a notebook and as a page.

    python demo.py NOTEBOOK FOLDER

Works with any notebook for the kernel jdeco. The speedups it prints are those the cells publish as
application/vnd.jdeco.run+json; for cells tagged "serial" and "parallel" it also compares the clock.
"""

import pathlib
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

RUN = "application/vnd.jdeco.run+json"
TERMINAL = sys.stdout.isatty()


class Client(NotebookClient):
    """Executes cell by cell and tells about it."""

    def begin(self):
        self.total = sum(is_code(cell) for cell in self.nb.cells)
        self.number = 0
        self.seconds = {}
        self.on_cell_execute = self.cell_starts
        self.on_cell_executed = self.cell_ends

    def cell_starts(self, cell, cell_index):
        self.number += 1
        self.title = f"  cell {self.number:2d} of {self.total}  {summary(cell.source)}"
        self.start = time.perf_counter()
        if TERMINAL:
            print(self.title, end="", flush=True)

    def cell_ends(self, cell, cell_index, execute_reply):
        elapsed = time.perf_counter() - self.start
        for tag in cell.metadata.get("tags", []):
            self.seconds[tag] = elapsed
        rewind = "\r\033[K" if TERMINAL else ""
        print(f"{rewind}{self.title}{elapsed:7.1f} s", flush=True)

    def process_message(self, msg, cell, cell_index):
        run = msg["content"].get("data", {}).get(RUN) if TERMINAL else None
        if run and run.get("state") == "running":
            print(f"\r\033[K{self.title}  {progress(run)}", end="", flush=True)
        return super().process_message(msg, cell, cell_index)


def progress(run):
    done, total = run.get("tasks", 0) + run.get("inline", 0), run.get("total") or 0
    if total <= 0:
        return f"{done} calls"
    filled = int(20 * min(done / total, 1))
    return f"[{'#' * filled}{'-' * (20 - filled)}] {done} of {total}"


def is_code(cell):
    return cell.cell_type == "code" and cell.source.strip() != ""


def summary(source):
    line = next(line for line in source.splitlines() if line and not line.startswith("import "))
    return (line[:48] + "…" if len(line) > 49 else line).ljust(50)


def runs(notebook):
    """Pairs of a cell's number and what one of its runs published."""
    for number, cell in enumerate(filter(is_code, notebook.cells), 1):
        for output in cell.outputs:
            if RUN in output.get("data", {}):
                yield number, output["data"][RUN]


def describe(number, run):
    verdicts = run.get("verdicts", [])
    if run.get("tasks", 0) == 0:
        reasons = [v["reason"] for v in verdicts if v.get("verdict") == "serial"] or [run.get("note", "")]
        return f"  cell {number}: as written, one call after the other: {'; '.join(reasons)}"
    return (
        f"  cell {number}: speedup {run['speedup']:.2f} on {run['workers']} workers,"
        f" {run['tasks']:,} tasks in {run['wall_ms'] / 1000:.1f} s"
    )


def main(path, folder):
    notebook = nbformat.read(path, as_version=4)
    print(f"Running {path} with the kernel {notebook.metadata.kernelspec.name}")
    client = Client(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}})
    client.begin()
    failure = None
    try:
        client.execute()
    except CellExecutionError as error:
        failure = error
    executed = folder / path.name
    page = executed.with_suffix(".html")
    nbformat.write(notebook, executed)
    page.write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    if failure:
        print(f"\n{failure}\nThe notebook up to there: {page}", file=sys.stderr)
        return 1
    print()
    for number, run in runs(notebook):
        print(describe(number, run))
    if {"serial", "parallel"} <= client.seconds.keys():
        serial, parallel = client.seconds["serial"], client.seconds["parallel"]
        print(f"  by the clock: {serial:.1f} s serial, {parallel:.1f} s parallel, {serial / parallel:.2f} times as fast")
    print(f"\nThe executed notebook: {executed}\nAs a page:             {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
