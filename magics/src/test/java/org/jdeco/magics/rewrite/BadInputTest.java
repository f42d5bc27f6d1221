package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdeco.magics.Session;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.testing.Differential.Seen;
import org.jdeco.magics.testing.ShellSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole cells that nobody should write: each does what plain Java does, and is told why. */
class BadInputTest {
  private static final String F = "int f(int x) { return x * x + 1; }\n";
  private static final String LOOP =
      "int[] r = new int[20];\nfor (int i = 0; i < 20; i++) r[i] = f(i);";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int f(int x) { return f(x + 1) + 1; }",
        "int g(int x) { return f(x) + 1; } int f(int x) { return g(x + 1) + 1; }",
        "int f(int x) { IntUnaryOperator op = y -> f(y + 1) + 1; return op.applyAsInt(x); }",
        "class L { int n; L next = new L(); } int f(int x) { return new L().n + x; }"
      })
  void recursionWithoutEnd(String methods) {
    Seen seen = same(methods, LOOP);
    assertThat(seen.outcome()).startsWith("java.lang.StackOverflowError");
    assertThat(seen.verdicts()).isNotEmpty();
  }

  @Test
  void aMethodTooLarge() {
    String lines = repeat(2500, "s += s * x + 7;");
    Seen seen = same("int f(int x) { int s = 1; " + lines + " return s; }", LOOP);
    assertThat(seen.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.kind()).isNotEqualTo(Verdict.Kind.PROVED);
          assertThat(verdict.reason()).contains("the method is too large");
        });
  }

  @Test
  void aLoopTooLargeToBeWrittenTwice() {
    same(
        F,
        "int[] r = new int[20]; int s = 1;\nfor (int i = 0; i < 20; i++) {\n  r[i] = f(i);\n"
            + repeat(2500, "s += s * i + 7;")
            + "}");
  }

  @Test
  void anExpressionNestedDeep() {
    same(
        F,
        "int[] r = new int[3];\nfor (int i = 0; i < 3; i++) r[i] = f(i"
            + repeat(200, " + (1")
            + repeat(200, ")")
            + ");");
  }

  @Test
  void manyLoops() {
    parallel(
        F, "int[] r = new int[9];\n" + repeat(120, "for (int i = 0; i < 9; i++) r[i] = f(i);"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class Ops { static final IntUnaryOperator OP = (IntUnaryOperator)"
            + " java.lang.reflect.Proxy.newProxyInstance(IntUnaryOperator.class.getClassLoader(),"
            + " new Class<?>[] {IntUnaryOperator.class}, (p, m, a) -> 2 * (Integer) a[0]); }\n"
            + "int f(int x) { return Ops.OP.applyAsInt(x); }",
        "class Ops { static final Function<Integer, Integer> OP ="
            + " Function.<Integer>identity().andThen(y -> y + 1); }\n"
            + "int f(int x) { return Ops.OP.apply(x); }",
        "int f(int x) throws Throwable { return (int) java.lang.invoke.MethodHandles.lookup()"
            + ".findStatic(Math.class, \"abs\", java.lang.invoke.MethodType.methodType(int.class,"
            + " int.class)).invokeExact(-x); }",
        "Map<Integer, Integer> seen = Collections.checkedMap(new HashMap<>(), Integer.class,"
            + " Integer.class);\nint f(int x) { return seen.merge(x, 1, Integer::sum); }"
      })
  void codeThatALibraryMakes(String methods) {
    Seen seen = same(methods, LOOP);
    assertThat(seen.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.kind()).isNotEqualTo(Verdict.Kind.PROVED);
          assertThat(verdict.reason()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int org = 5;\n",
        "String java = \"x\";\n",
        "int $r0 = 1; int $t0 = 2; int $n0 = 3;\n",
        "class Integer {} class String {} class Object {}\n",
        "interface Task {} class Region {} class Deco {}\n"
      })
  void namesThatTheRewrittenCodeUses(String taken) {
    assertThat(same(F, taken + LOOP).verdicts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n++;for (int i = 0; i < 20; i++) { r[i] = f(i); }",
        "System.out.println(\"once\");for (int i = 0; i < 20; i++) { r[i] = f(i); }",
        "for (int i = 0; i < 20; i++) { r[i] += i; n++; }"
            + "for (int i = 0; i < 20; i++) { q[i] = f(i); n += 100; }n += 10000;",
        "/* 1 */for (int i = 0; i < 20; i++) { r[i] = f(i); n++; }/* 2 */"
            + "for (int i = 0; i < 20; i++) { q[i] = f(i); n += 100; }// 3",
        "for (int i = 0; i < 20; i++) { r[i] = f(i); }// 1\n// 2\n",
        "int x = f(1);int y = f(2);n = x + y;for (int i = 0; i < 20; i++) { r[i] = f(i); }n++;"
      })
  void snippetsThatTouch(String cell) {
    for (String taken : new String[] {"", "int org = 5;"}) {
      String start = taken + "int n = 0;int[] r = new int[20];int[] q = new int[20];";
      Seen seen = same(F, start + cell);
      assertThat(seen.verdicts())
          .isNotEmpty()
          .allSatisfy(
              verdict -> assertThat(verdict.page()).isEqualTo(taken.isEmpty() ? "" : "internal"));
    }
  }

  @Test
  void whatDoesNotCompileRunsOnceAsWritten() {
    String cell = "int org = 5; int n = 0;\nn++;\n" + LOOP + "\nn += 10;\nn += 100;";
    Seen seen = same(F, cell);
    assertThat(seen.variables()).containsEntry("n", 111);
    assertThat(seen.verdicts())
        .singleElement()
        .satisfies(verdict -> {
          assertThat(verdict.kind()).isEqualTo(Verdict.Kind.SERIAL);
          assertThat(verdict.page()).isEqualTo("internal");
        });
  }

  @Test
  void aClassFileThatDoesNotParse() {
    try (ShellSession session = new ShellSession()) {
      session.run(F);
      Session broken =
          (Session)
              Proxy.newProxyInstance(
                  Session.class.getClassLoader(),
                  new Class<?>[] {Session.class},
                  (proxy, method, arguments) -> {
                    Object value = method.invoke(session, arguments);
                    return value instanceof byte[] file ? withoutCode(file, "f") : value;
                  });
      ConcurrentMethods methods = new ConcurrentMethods();
      methods.add(new ConcurrentMethod("f", "int", false));
      MagicCell cell =
          new MagicCell(
              CellMagic.SYNCHRONIZED,
              new MagicCall(0, 0, "synchronized", List.of()),
              MappedText.of(LOOP));
      assertThat(new Rewriter(broken, methods).rewrite(cell, Options.defaults()).plan().verdicts())
          .singleElement()
          .satisfies(verdict -> {
            assertThat(verdict.kind()).isNotEqualTo(Verdict.Kind.PROVED);
            assertThat(verdict.reason()).contains("not understood");
          });
    }
  }

  /** The class file with a method's bytecode made senseless, which a compiler does not look at. */
  private static byte[] withoutCode(byte[] file, String name) {
    byte[] wrong = file.clone();
    ClassFile.of().parse(file).methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .forEach(code -> {
          byte[] good = code.codeArray();
          int at = 0;
          while (!Arrays.equals(file, at, at + good.length, good, 0, good.length)) {
            at++;
          }
          Arrays.fill(wrong, at, at + good.length, (byte) 0xCB);
        });
    return wrong;
  }

  @Test
  void typesThatNameThemselves() {
    parallel(
        "<T extends Comparable<T>> T most(List<? extends T> xs) {\n  T best = null;\n"
            + "  for (T x : xs) if (best == null || x.compareTo(best) > 0) best = x;\n  return best;\n}",
        "List<String> r = new ArrayList<>();\n"
            + "for (int i = 1; i < 9; i++) r.add(most(List.of(\"a\" + i, \"b\" + 9 / i)));");
  }

  private static String repeat(int count, String text) {
    return IntStream.range(0, count).mapToObj(i -> text).collect(Collectors.joining("\n"));
  }
}
