package org.jdeco.magics.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no compiler makes, or that nobody should write: always an answer, never a crash. */
final class RobustnessTest {
  private static final String RICH =
      """
      static int count; static List<int[]> kept = new ArrayList<>();
      enum Kind { A, B }
      record Pair(Object a, int[] b) {}
      static long rich(int[] d, int i, List<String> l, Object o) throws Exception {
        Map<String, Supplier<int[]>> m = new HashMap<>();
        m.put("x", () -> d);
        try { kept.add(m.get("x").get()); d[i] = l.size(); }
        catch (RuntimeException e) { count += e.hashCode(); }
        finally { synchronized (o) { count++; } }
        long s = switch (o) { case Pair(Integer a, int[] b) -> a + b[0]; case Kind k -> k.ordinal(); default -> 0; };
        for (String t : l) s += switch (t) { case "a" -> 1; case "b" -> 2; default -> t.length(); };
        return s + l.stream().map(String::length).collect(Collectors.summingInt(x -> x)) + new Pair(o, d).hashCode();
      }
      """;

  @Test
  void aClassFileThatIsNone() {
    Effects effects = analyse(new byte[] {1, 2, 3});
    assertThat(effects.unknowns())
        .singleElement()
        .satisfies(u -> assertThat(u.what()).isEqualTo("T.rich(): its class file cannot be read"));
    assertThat(effects.isPure()).isFalse();
  }

  @Test
  void aClassThatIsMissing() {
    Effects effects =
        new EffectAnalysis(name -> null).of(new MethodKey("com/acme/Foo", "f", "()V"));
    assertThat(effects.unknowns())
        .extracting(Unknown::what)
        .containsExactly("com.acme.Foo.f(): it has no class file");
  }

  @Test
  void aMethodThatIsMissing() {
    Compiled compiled = Compiled.members("static int f() { return 1; }");
    Effects effects = new EffectAnalysis(compiled).of(new MethodKey("T", "g", "()I"));
    assertThat(effects.unknowns())
        .extracting(Unknown::what)
        .containsExactly("T.g(): no such method");
  }

  @Test
  void classFilesCutOffAnywhere() {
    Compiled compiled = Compiled.members(RICH);
    MethodKey method = compiled.method("rich");
    byte[] bytes = compiled.bytes("T");
    for (int length = 0; length < bytes.length; length += 31) {
      compiled.put("T", Arrays.copyOf(bytes, length));
      Effects effects = new EffectAnalysis(compiled).of(method);
      assertThat(effects.isPure()).as("cut at " + length).isFalse();
    }
  }

  @Test
  void classFilesWithWrongBytes() {
    Compiled compiled = Compiled.members(RICH);
    MethodKey method = compiled.method("rich");
    byte[] bytes = compiled.bytes("T");
    Random random = new Random(20260704);
    for (int round = 0; round < 300; round++) {
      byte[] wrong = bytes.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
      }
      compiled.put("T", wrong);
      assertThat(new EffectAnalysis(compiled).of(method)).as("round " + round).isNotNull();
    }
  }

  @Test
  void aMethodTooLarge() {
    String lines = repeat(3000, i -> "d[" + i % 100 + "] += d[" + i % 99 + "] * i;");
    Effects effects = of("static void huge(int[] d, int i) {" + lines + "}", "huge");
    assertThat(effects.unknowns())
        .extracting(Unknown::what)
        .containsExactly("T.huge(int[], int): the method is too large");
  }

  @Test
  void callsNestedTooDeep() {
    String methods =
        "static void f0(int[] d) { d[0] = 1; }"
            + repeat(3000, i -> "static void f" + (i + 1) + "(int[] d) { f" + i + "(d); }");
    Effects deep = of(methods, "f3000");
    assertThat(deep.unknowns()).isNotEmpty();
    assertThat(deep.unknowns().iterator().next().what()).endsWith("calls nest too deep");
    assertThat(SamplesTest.found(of(methods, "f150"))).isEqualTo("writes element d[0]");
  }

  @Test
  void everyMethodCallsEveryOther() {
    String methods =
        repeat(
            40,
            i ->
                "static void f"
                    + i
                    + "(int[] d, int n) { if (n > 0) {"
                    + repeat(40, j -> "f" + j + "(d, n - 1);")
                    + "} d[n] = "
                    + i
                    + "; }");
    assertThat(SamplesTest.found(of(methods, "f7"))).contains("writes elements of parameter d");
  }

  @Test
  void callsThatDoubleAtEachLevel() {
    String methods =
        "static int f0(int x) { return x; }"
            + repeat(
                100,
                i ->
                    "static int f"
                        + (i + 1)
                        + "(int x) { return f"
                        + i
                        + "(x) + f"
                        + i
                        + "(x + 1); }");
    assertThat(SamplesTest.found(of(methods, "f100"))).isEqualTo("pure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int forever(int n) { return forever(n + 1); }",
        "static int forever(int n) { return other(n); } static int other(int n) { return forever(n); }",
        "static int forever(Function<Integer, Integer> f) { return forever(x -> f.apply(x) + 1); }",
        "static Supplier<Object> s; static Object forever() { s = () -> forever(); return s.get(); }",
        "static class L { L next = new L(); } static L forever() { return new L(); }",
        "interface F { Object call(F f); } static Object forever() { F f = g -> g.call(g); return f.call(f); }",
        "static Object forever() { List<Object> l = new ArrayList<>(); l.add(l); return l.hashCode(); }",
        "static Object[] forever() { Object[] a = new Object[1]; a[0] = a; return forever2(a); }"
            + "static Object[] forever2(Object[] a) { return forever2((Object[]) a[0]); }"
      })
  void recursionWithoutEnd(String members) {
    Effects effects = of(members, "forever");
    assertThat(effects.mayNotReturn() || !effects.isPure() || effects.mayThrow()).isTrue();
  }

  @Test
  void classesThatExtendThemselves() {
    Compiled compiled =
        Compiled.unit("class A {} public class T extends A { int f() { return hashCode(); } }");
    byte[] wrong = compiled.bytes("T");
    compiled.put("A", wrong);
    assertThat(new EffectAnalysis(compiled).of(new MethodKey("T", "f", "()I"))).isNotNull();
  }

  private static Effects analyse(byte[] bytes) {
    return new EffectAnalysis(name -> name.equals("T") ? bytes : null)
        .of(new MethodKey("T", "rich", "()V"));
  }

  private static Effects of(String members, String method) {
    Compiled compiled = Compiled.members(members);
    return new EffectAnalysis(compiled).of(compiled.method(method));
  }

  private static String repeat(int count, IntFunction<String> text) {
    return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining("\n"));
  }
}
