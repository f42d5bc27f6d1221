"""What the analysis adds to a cell of 40 lines after 200 earlier cells, in the real kernel.

    ./jdeco install --prefix /tmp/try
    JUPYTER_PATH=/tmp/try/share/jupyter .jdeco/venv/bin/python bench/src/main/python/analysis_time.py

Prints `analysis_ms` of each run as the run's JSON tells it, and the median of all but the first five.
"""

import statistics
import sys

from jupyter_client.manager import start_new_kernel

EARLIER = 200
CELLS = 25
COLD = 5


def earlier(i):
    """One of the cells that a notebook has run before; ten kinds in turn."""
    k = i // 10
    return [
        f"int count{k} = {k} + 3;\ndouble scale{k} = Math.sqrt({k} + 1.5);\nString name{k} = \"n\" + count{k};",
        f"record Point{k}(double x, double y) {{\n  double norm() {{ return Math.hypot(x, y); }}\n}}\n"
        f"var point{k} = new Point{k}({k}, 2);",
        f"int plain{k}(int x) {{\n  int s = x;\n  for (int j = 0; j < 20; j++) s = s * 31 + j;\n  return s;\n}}",
        f"double weigh{k}(double[] xs, int at) {{\n  double sum = 0;\n"
        f"  for (int j = 0; j < xs.length; j++) sum += xs[j] / (1 + Math.abs(at - j));\n  return sum;\n}}",
        f"List<Integer> list{k} = new ArrayList<>();\nfor (int j = 0; j < 50; j++) list{k}.add(plain{k}(j));",
        f"class Box{k} {{\n  private final Map<String, Integer> seen = new HashMap<>();\n"
        f"  int add(String key, int by) {{ return seen.merge(key, by, Integer::sum); }}\n"
        f"  int size() {{ return seen.size(); }}\n}}\nvar box{k} = new Box{k}();",
        f"%%concurrent\nlong f{k}(int x) {{\n  long s = x;\n  for (int j = 0; j < 2000; j++) s = s * 31 + plain{k}(j);\n  return s;\n}}",
        f"%%concurrent\ndouble g{k}(double[] xs, int at) {{\n  double w = weigh{k}(xs, at);\n"
        f"  return Math.round(w * 1000) / 1000.0 + new Point{k}(at, w).norm();\n}}",
        f"%%concurrent\nString h{k}(String s, int n) {{\n  StringBuilder b = new StringBuilder();\n"
        f"  for (String part : s.split(\",\")) b.append(part.strip().toUpperCase()).append(n);\n"
        f"  return b.reverse().toString();\n}}",
        f"%%synchronized\nlong[] early{k} = new long[20];\nfor (int i = 0; i < early{k}.length; i++) early{k}[i] = f{k}(i);"
        if k % 2
        else f"System.out.println(list{k}.stream().mapToInt(x -> x).sum());\n"
        f"enum Color{k} {{ RED, GREEN }}\nvar color{k} = Color{k}.RED;",
    ][i % 10]


def cell(c):
    """A cell of 40 lines: its own variables, and methods that turn with the cell."""
    a, b, d = c % 20, (c + 7) % 20, (c + 13) % 20
    lines = f"""%%synchronized
int n{c} = {20 + c};
double[] xs{c} = new double[n{c}];
for (int i = 0; i < n{c}; i++) xs{c}[i] = i * scale{a} + plain{b}(i);
long[] r{c} = new long[n{c}];
for (int i = 0; i < n{c}; i++) {{
  if (i % 3 == 0) {{
    r{c}[i] = f{a}(i);
  }} else {{
    r{c}[i] = f{b}(i + {c}) + i;
  }}
}}
double[][] grid{c} = new double[8][n{c}];
for (int row = 0; row < grid{c}.length; row++) {{
  for (int col = 0; col < n{c}; col++) {{
    grid{c}[row][col] = g{d}(xs{c}, row * n{c} + col);
  }}
}}
List<String> words{c} = new ArrayList<>();
for (int i = 0; i < 12; i++) {{
  String word = switch (i % 3) {{
    case 0 -> "alpha,beta";
    case 1 -> name{a} + ",x";
    default -> "y";
  }};
  words{c}.add(h{b}(word, i));
}}
Map<Integer, Long> table{c} = new TreeMap<>();
for (int key : List.of(3, 1, 2, 5)) {{
  long value = f{d}(key + list{a}.get(key));
  table{c}.put(key, value);
}}
double total{c} = 0;
for (int i = 0; i < n{c}; i++) {{
  double x = g{a}(xs{c}, i);
  total{c} += x > 10 ? Math.log(x) : x;
}}
for (Point{a} p : List.of(point{a}, new Point{a}({c}, 4))) {{
  total{c} += p.norm();
}}
System.out.println(words{c}.size() + " " + table{c}.size() + " " + box{a}.size());"""
    assert len(lines.splitlines()) in range(38, 45), len(lines.splitlines())
    return lines


def main():
    km, kc = start_new_kernel(kernel_name="jdeco")

    def run(code):
        sent, display = kc.execute(code), None
        while True:
            message = kc.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") != sent:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return display
            if kind == "error":
                sys.exit("\n".join(content["traceback"]) + "\nin\n" + code)
            if kind in ("display_data", "update_display_data"):
                display = content["data"].get("application/vnd.jdeco.run+json", display)

    try:
        for i in range(EARLIER):
            run(earlier(i))
        times = []
        for c in range(CELLS):
            done = run(cell(c))
            ahead = sum(v["verdict"] != "serial" for v in done["verdicts"])
            times.append(done["analysis_ms"])
            print(f"cell {c:2d}: {times[-1]:6.1f} ms, {ahead} of {len(done['verdicts'])} calls ahead")
        warm = times[COLD:]
        print(f"first {times[0]:.1f} ms; the last {len(warm)}: median {statistics.median(warm):.1f} ms,"
              f" {min(warm):.1f} to {max(warm):.1f} ms")
    finally:
        kc.stop_channels()
        km.shutdown_kernel(now=True)


if __name__ == "__main__":
    main()
