"""The magics as a client sees them: results, displays, and what they say about mistakes.

Where a test counts tasks it asks for them: a loaded machine would otherwise run the cell serially.
"""

import functools
import time

import pytest

SLOW = """%%concurrent
int slow(int i) {
  long end = System.nanoTime() + 5_000_000;
  while (System.nanoTime() < end) Thread.onSpinWait();
  return i * i;
}"""


@pytest.fixture(scope="module")
def prepared(kernel):
    assert kernel.run(SLOW).reply["status"] == "ok"
    return kernel


def test_a_loop_into_an_array_runs_as_tasks(prepared):
    cell = prepared.run("%%synchronized --inline never --max-load 1000\nint[] r = new int[400];\nfor (int i = 0; i < r.length; i++) {\n  r[i] = slow(i);\n}")
    assert cell.reply["status"] == "ok"
    assert cell.run["state"] == "done"
    # The caller makes calls itself that no worker gets round to: those of a function that waits for a time might never end.
    assert cell.run["tasks"] >= 200
    assert cell.run["tasks"] + cell.run["inline"] == 400
    assert prepared.run("IntStream.range(0, 400).allMatch(i -> r[i] == i * i)").result == "true"


def test_a_run_says_what_the_design_promises(prepared):
    run = prepared.run("%%synchronized\nint[] q = new int[40];\nfor (int i = 0; i < q.length; i++) q[i] = slow(i);").run
    assert run["version"] == 1
    assert set(run) >= {"backend", "workers", "tasks", "chunks", "inline", "barriers", "wall_ms", "task_ms", "serial_ms", "speedup", "efficiency", "state", "verdicts"}
    for verdict in run["verdicts"]:
        assert set(verdict) >= {"line", "column", "source", "verdict", "reason", "remedy"}
        assert verdict["verdict"] in ("proved", "assumed", "serial")


@pytest.mark.parametrize(
    "statement, question, answer",
    [
        ("int[][] g = new int[4][5]; for (int i = 0; i < 4; i++) for (int j = 0; j < 5; j++) g[i][j] = slow(i + j);", "g[3][4]", "49"),
        ("Map<Integer, Integer> m = new TreeMap<>(); for (int i = 0; i < 20; i++) m.put(i, slow(i));", "m.get(19)", "361"),
        ("List<Integer> l = new ArrayList<>(); for (int i = 0; i < 20; i++) l.add(slow(i));", "l.get(5)", "25"),
        ("List<Integer> s = new ArrayList<>(Collections.nCopies(9, 0)); for (int i = 0; i < 9; i++) s.set(i, slow(i));", "s.get(8)", "64"),
        ("int x = slow(7);", "x", "49"),
        ("long t = 0; for (int i = 0; i < 20; i++) t += slow(i);", "t", "2470"),
        ("long e = 0; for (int i = 0; i < 20; i++) e = e * 3 + (slow(i) - 1);", "e", str(functools.reduce(lambda a, i: a * 3 + i * i - 1, range(20), 0))),
        ("for (int i = 0; i < 20; i++) slow(i);", "1", "1"),
    ],
)
def test_the_seeds_call_forms(prepared, statement, question, answer):
    cell = prepared.run(f"%%synchronized\n{statement}")
    assert cell.reply["status"] == "ok", cell.reply
    assert cell.run["state"] == "done"
    assert prepared.run(question).result == answer


def test_a_loop_that_depends_on_itself_is_right_and_says_why(prepared):
    cell = prepared.run("%%synchronized\nint[] d = new int[10];\nd[0] = 1;\nfor (int i = 1; i < 10; i++) d[i] = slow(d[i - 1] % 5);")
    serial = 1
    for _ in range(9):
        serial = (serial % 5) ** 2
    assert prepared.run("d[9]").result == str(serial)
    assert any(v["verdict"] == "serial" and v["reason"] for v in cell.run["verdicts"])


def test_text_comes_in_serial_order(prepared):
    prepared.run('%%concurrent\nint loud(int i) { System.out.println("call " + i); return i; }')
    cell = prepared.run("%%synchronized\nfor (int i = 0; i < 50; i++) { loud(i); }")
    assert cell.stdout == "".join(f"call {i}\n" for i in range(50))


def test_the_first_exception_of_serial_java_is_thrown(prepared):
    prepared.run('%%concurrent\nint fragile(int i) { if (i % 7 == 6) throw new IllegalArgumentException("at " + i); return slow(i); }')
    cell = prepared.run("%%synchronized\nint[] kept = new int[40];\nfor (int i = 0; i < 40; i++) kept[i] = fragile(i);")
    assert cell.reply["status"] == "error"
    assert "at 6" in cell.error["evalue"]
    assert prepared.run("kept[5] + kept[6] + kept[7] + kept[13]").result == "25"


def test_an_interrupted_run_keeps_what_was_stored_and_the_pool(prepared):
    cell = prepared.start('%%synchronized\nint[] part = new int[100_000];\nSystem.out.println("runs");\nfor (int i = 0; i < part.length; i++) part[i] = slow(i);')
    prepared.await_output(cell, "runs")
    time.sleep(1)  # so that some results are stored
    prepared.manager.interrupt_kernel()
    ended = prepared.finish(cell)
    assert ended.reply["status"] == "error"
    assert ended.run["state"] == "interrupted"
    assert prepared.run("part[1]").result == "1"
    again = prepared.run("%%synchronized\nint[] again = new int[100];\nfor (int i = 0; i < 100; i++) again[i] = slow(i);")
    assert again.run["state"] == "done"


@pytest.mark.parametrize(
    "code, words",
    [
        pytest.param("%%synchronised\nint a = 1;", ["synchronized"], id="misspelt magic"),
        pytest.param("%%synchronized --wrokers 3\nint a = slow(1);", ["--wrokers", "--workers"], id="unknown option"),
        pytest.param("%%synchronized\nint b = 1;\nint c = slow(;\n", ["int c = slow(;", "^"], id="syntax error"),
        pytest.param('%%concurrent\nint broken(int i) { return "text"; }', ["String", "int"], id="method that does not compile"),
    ],
)
def test_mistakes_get_a_clear_message(prepared, code, words):
    cell = prepared.run(code)
    assert cell.reply["status"] == "error"
    said = cell.error["evalue"] + "\n".join(cell.error["traceback"])
    for word in words:
        assert word in said, said
    assert prepared.run("1 + 1").result == "2"


@pytest.mark.parametrize("magic", ["%%concurrent", "%%synchronized", "%%deco"])
def test_every_magic_explains_itself(kernel, magic):
    cell = kernel.run(f"{magic} --help")
    assert cell.reply["status"] == "ok"
    shown = cell.stdout + str(cell.of_type("display_data")) + str(cell.of_type("execute_result")) + str(cell.reply["payload"])
    assert "Usage" in shown and magic in shown


def test_magics_inside_text_are_text(kernel):
    assert kernel.run('"%%concurrent"').result == "%%concurrent"
    assert kernel.run('String block = """\n    %%synchronized\n    """; block.strip()').result == "%%synchronized"
    assert kernel.run("// %%deco\n1 + 1").result == "2"


def test_deco_takes_annotations(kernel):
    cell = kernel.run("%%deco\n@Concurrent\nint triple(int i) { return 3 * i; }\nint plain(int i) { return i; }\nint[] thirds = new int[100];\nfor (int i = 0; i < 100; i++) thirds[i] = triple(i) + plain(i);")
    assert cell.reply["status"] == "ok", cell.reply
    assert kernel.run("thirds[99]").result == "396"
