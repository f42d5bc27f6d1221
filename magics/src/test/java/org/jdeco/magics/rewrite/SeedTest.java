package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdeco.magics.testing.Differential.Seen;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * DECO, which JDeco carries on, in Java: the five programs that it gives wrong answers for, and its
 * own nine tests ({@code test/testconc.py} and {@code test/testast.py}), each with what it must
 * come to and whether it runs in parallel.
 */
class SeedTest {
  private static final String F = "int f(int x) { return 3 * x + 1; }\n";
  private static final String G = "int g(int x) { return x * x; }\n";

  /** What its tests call: it takes a while and gives its arguments back. */
  private static final String CALL =
      """
      Map<String, Object> call(Map<String, Object> arguments) throws InterruptedException {
        Thread.sleep(1);
        return arguments;
      }
      """;

  private static Object value(Seen seen, String name) {
    return seen.variables().get(name);
  }

  /** Programs whose results DECO gets wrong, without a word. */
  @Nested
  class WrongInDeco {
    @Test
    void eachCallNeedsTheResultOfTheOneBefore() {
      Seen seen =
          serial(
              F,
              "int[] r = new int[5];\nfor (int i = 1; i < 5; i++) r[i] = f(r[i - 1]);",
              "loop-carried-result");
      assertThat(value(seen, "r")).isEqualTo(new int[] {0, 1, 4, 13, 40});
    }

    @Test
    void oneCallNeedsTheResultOfAnotherOfTheSameIteration() {
      Seen seen =
          parallel(
              F + G,
              """
              int[] a = new int[4];
              int[] b = new int[4];
              for (int i = 0; i < 4; i++) {
                a[i] = f(i);
                b[i] = g(a[i]);
              }
              """);
      assertThat(value(seen, "a")).isEqualTo(new int[] {1, 4, 7, 10});
      assertThat(value(seen, "b")).isEqualTo(new int[] {1, 16, 49, 100});
    }

    @Test
    void twoFunctionsAppendInTurns() {
      Seen seen =
          parallel(
              F + G,
              """
              List<Integer> out = new ArrayList<>();
              for (int i = 0; i < 4; i++) {
                out.add(f(i));
                out.add(g(i));
              }
              """);
      assertThat(value(seen, "out")).isEqualTo(List.of(1, 0, 4, 1, 7, 4, 10, 9));
    }

    @Test
    void anAliasOfTheResultIsRead() {
      Seen seen =
          parallel(
              F,
              """
              int[] r = new int[4];
              int[] q = r;
              int seen = 0;
              for (int i = 0; i < 4; i++) {
                r[i] = f(i);
                seen += q[i];
              }
              int last = q[3];
              """);
      assertThat(value(seen, "seen")).isEqualTo(22);
      assertThat(value(seen, "last")).isEqualTo(10);
    }

    @Test
    void anExceptionIsCaughtAroundTheLoop() {
      Seen seen =
          parallel(
              "int f(int x) { if (x == 3) throw new IllegalStateException(\"no \" + x); return x; }",
              """
              int[] r = {-1, -1, -1, -1, -1};
              String caught = "";
              try {
                for (int i = 0; i < 5; i++) r[i] = f(i);
              } catch (IllegalStateException e) {
                caught = e.getMessage();
              }
              """);
      assertThat(value(seen, "r")).isEqualTo(new int[] {0, 1, 2, -1, -1});
      assertThat(value(seen, "caught")).isEqualTo("no 3");
    }
  }

  /** The tests in {@code test/testconc.py}. */
  @Nested
  class Conc {
    @Test
    void kwargs() {
      String mark = "String[] mark(String[] list) { list[0] = \"kwarged\"; return list; }";
      Seen alone =
          serial(
              mark,
              "String[] list = {\"\"};\nmark(list);\nString first = list[0];",
              "not-in-a-loop");
      assertThat(value(alone, "first")).isEqualTo("kwarged");
      Seen loop =
          serial(
              mark,
              "String[][] lists = {{\"\"}, {\"\"}};\nfor (String[] list : lists) mark(list);\n"
                  + "String last = lists[1][0];",
              "writes-shared-state");
      assertThat(value(loop, "last")).isEqualTo("kwarged");
    }

    @Test
    void forLoop() {
      Seen seen =
          parallel(
              "int addOne(int value) { return value + 1; }",
              """
              List<Integer> forLoop(List<Integer> values) {
                List<Integer> output = new ArrayList<>();
                for (int i : values) {
                  output.add(addOne(i));
                }
                return output.stream().map(i -> i - 1).toList();
              }
              List<Integer> out = forLoop(IntStream.range(0, 30).boxed().toList());
              """);
      assertThat(value(seen, "out")).isEqualTo(IntStream.range(0, 30).boxed().toList());
    }
  }

  /** The tests in {@code test/testast.py}. */
  @Nested
  class Ast {
    @Test
    void bodyCases() {
      Seen seen =
          serial(
              CALL,
              """
              boolean body() throws InterruptedException {
                call(Map.of());
                boolean a = true ? false : false;
                boolean b = ((BooleanSupplier) () -> true).getAsBoolean();
                return b && !a;
              }
              boolean done = body();
              """,
              "not-in-a-loop");
      assertThat(value(seen, "done")).isEqualTo(true);
    }

    @Test
    void indentCases() {
      Seen seen =
          same(
              CALL,
              """
              Map<String, Object> got = null;
              class Outer {
                class Inner {
                  void indented() throws InterruptedException { got = call(Map.of("a", 1)); }
                }
              }
              new Outer().new Inner().indented();
              """);
      assertThat(seen.verdicts()).isEmpty();
      assertThat(value(seen, "got")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void taintedReturn() {
      Seen seen =
          serial(
              "int size(List<Integer> data) { return data.size(); }",
              """
              List<Integer> tainted() {
                List<Integer> data = new ArrayList<>();
                data.add(size(data));
                return data;
              }
              List<Integer> data = tainted();
              """,
              "not-in-a-loop");
      assertThat(value(seen, "data")).isEqualTo(List.of(0));
    }

    @Test
    void subscriptArgs() {
      Seen seen =
          serial(
              "int twice(int x) { return 2 * x; }",
              """
              class D { int[] items = {21}; }
              int subscripts() {
                D d = new D();
                int output = twice(d.items[0]);
                d = d;
                return output;
              }
              int output = subscripts();
              """,
              "not-in-a-loop");
      assertThat(value(seen, "output")).isEqualTo(42);
    }

    @Test
    void kwargedSync() {
      Seen seen =
          serial(
              CALL,
              """
              Map<String, Object> kwarged(Map<String, Object> arguments) throws InterruptedException {
                List<Map<String, Object>> data = new ArrayList<>();
                data.add(call(arguments));
                return data.get(0);
              }
              Object test = kwarged(Map.of("test", "test")).get("test");
              """,
              "not-in-a-loop");
      assertThat(value(seen, "test")).isEqualTo("test");
    }

    @Test
    void waitAfterAppend() {
      Seen seen =
          serial(
              CALL,
              """
              int lengthOfAppend() throws InterruptedException {
                List<Map<String, Object>> data = new ArrayList<>();
                data.add(call(Map.of()));
                int derp = data.size();
                return derp;
              }
              int derp = lengthOfAppend();
              """,
              "not-in-a-loop");
      assertThat(value(seen, "derp")).isEqualTo(1);
    }

    @Test
    void listComp() {
      Seen seen =
          parallel(
              CALL,
              """
              List<Map<String, Object>> result = new ArrayList<>();
              for (int i = 0; i < 10; i++) result.add(call(Map.of("i", i)));
              """);
      assertThat(value(seen, "result"))
          .isEqualTo(IntStream.range(0, 10).mapToObj(i -> Map.of("i", i)).toList());
      Seen stream =
          parallel(
              F, "List<Integer> result = IntStream.range(0, 10).mapToObj(i -> f(i)).toList();");
      assertThat(value(stream, "result"))
          .isEqualTo(IntStream.range(0, 10).map(i -> 3 * i + 1).boxed().toList());
    }
  }
}
