package org.jdeco.magics.rewrite;

import static org.jdeco.magics.testing.Differential.parallel;
import static org.jdeco.magics.testing.Differential.same;
import static org.jdeco.magics.testing.Differential.serial;

import org.junit.jupiter.api.Test;

/** Calls in the functions of streams are made ahead, and nothing can tell. */
class StreamsTest {
  private static final String F =
      "int f(int x) { return x * x + 1; } double h(double x) { return x / 3; } String t(String s) { return s + s; } ";

  @Test
  void rangesAndArraysAndCollections() {
    parallel(F, "int[] a = IntStream.range(0, 50).map(i -> f(i)).toArray();");
    parallel(
        F,
        "int n = 9; var s = IntStream.rangeClosed(1, n).map(i -> f(i) + f(n - i)).sum();\nlong m = LongStream.range(2, 7).map(i -> f((int) i)).max().getAsLong();");
    parallel(
        F,
        "int[] a = {3, 1, 2}; double[] d = Arrays.stream(a).mapToDouble(x -> h(x)).toArray();\nvar l = Arrays.stream(a).mapToObj(x -> f(x)).toList();");
    parallel(
        F,
        "List<String> l = List.of(\"a\", \"b\", \"c\"); List<String> r = l.stream().map(s -> t(s)).toList();\nString j = l.stream().map(s -> t(s) + \"!\").collect(Collectors.joining(\",\"));");
    parallel(
        F,
        "Set<Integer> s = new TreeSet<>(Set.of(4, 2, 9)); Map<Integer, Integer> m = s.stream().collect(Collectors.toMap(x -> x, x -> x)); var r = m.values().stream().map(x -> f(x)).toList();");
  }

  @Test
  void valuesAndForEach() {
    parallel(F, "IntStream.range(0, 10).map(i -> f(i)).sum()");
    parallel(
        F,
        "List<Integer> r = new ArrayList<>();\nIntStream.range(0, 10).forEach(i -> r.add(f(i)));\nList.of(1, 2, 3).forEach(x -> r.add(f(x)));\nr.stream().forEach(x -> f(x))");
    parallel(
        F + "void p(int x) { System.out.println(x); }",
        "IntStream.range(0, 10).forEach(i -> p(i));\nList.of(7, 8).forEach(x -> { System.out.println(\"<\"); p(x); });\nIntStream.range(0, 3).peek(i -> p(i)).map(i -> f(i)).forEach(y -> System.out.println(y));");
  }

  @Test
  void inMethods() {
    parallel(
        F,
        "int[] m(int n) { int k = 3; int[] a = IntStream.range(0, n).map(i -> f(i + k)).toArray(); a[0] = 7; return Arrays.stream(a).map(x -> f(x)).toArray(); }\nint[] r = m(20);");
    parallel(
        F,
        "void m(List<Integer> l, int n) { for (int k = 0; k < n; k++) { int j = k; l.addAll(IntStream.range(0, 3).mapToObj(i -> f(i + j)).toList()); } l.forEach(x -> f(x)); }\nList<Integer> r = new ArrayList<>(); m(r, 4);");
  }

  @Test
  void functionsBeforeAndBehind() {
    parallel(
        F,
        "int[] c = new int[5]; var r = IntStream.range(0, 40).filter(i -> i % 3 > 0).map(x -> x + 1).map(x -> f(x)).filter(y -> y % 5 != 0).boxed().sorted(Comparator.reverseOrder()).toList();\n"
            + "var q = List.of(\" a\", \"bb \").stream().map(String::trim).mapToInt(String::length).mapToObj(x -> f(x)).map(y -> { c[0]++; return y * 2; }).toList();");
    parallel(
        F,
        "double d = IntStream.range(0, 9).mapToDouble(i -> { double w = i * 0.5; int k = i + 1; return h(w) + k; }).reduce(0, (x, y) -> x + y);\nint z = IntStream.range(0, 9).map(i -> f(f(i) % 7)).reduce(0, Integer::sum);");
  }

  @Test
  void theExceptionIsSerials() {
    parallel(
        "int f(int x) { if (x == 5 || x == 7) throw new IllegalStateException(\"at \" + x); return x; }",
        "int[] c = {0}; String s = \"\"; try { IntStream.range(0, 20).map(i -> f(i)).forEach(y -> c[0]++); } catch (IllegalStateException e) { s = e.getMessage(); }\n"
            + "int n = 4; int[] r = IntStream.range(0, 20).map(i -> f(i)).toArray();");
  }

  @Test
  void earlyEnds() {
    parallel(
        F,
        "var a = IntStream.range(0, 40).map(i -> f(i)).limit(5).boxed().toList();\nvar b = IntStream.range(0, 40).map(i -> f(i)).filter(y -> y > 50).findFirst();\n"
            + "boolean c = IntStream.range(0, 40).anyMatch(i -> f(i) > 70);\nvar d = IntStream.range(0, 9).takeWhile(i -> f(i) < 30).sum();\nlong n = IntStream.range(0, 9).map(i -> f(i)).count();");
    String print = "int f(int x) { System.out.println(x); return x; }";
    serial(print, "boolean c = IntStream.range(0, 40).anyMatch(i -> f(i) > 3);", "early-exit");
    serial(print, "long c = IntStream.range(0, 40).map(i -> f(i)).count();", "early-exit");
  }

  @Test
  void whatIsNotFollowedStaysSerial() {
    serial(F, "int s = IntStream.range(0, 40).parallel().map(i -> f(i)).sum();", "stream");
    serial(
        F,
        "int[] r = new int[3]; { IntStream s = IntStream.range(0, 3).map(i -> f(i)); r = s.toArray(); }",
        "stream");
    serial(
        F,
        "int[] r = IntStream.iterate(1, i -> i * 2).map(i -> f(i)).limit(5).toArray();",
        "stream");
    serial(F, "var r = Stream.of(1, 2).flatMap(x -> Stream.of(f(x), x)).toList();", "stream");
    serial(F, "var r = List.of(3, 1, 2).stream().sorted().map(x -> f(x)).toList();", "stream");
    serial(
        F,
        "var r = List.of(3, 1, 2).stream().map(x -> x + 1).sorted().map(x -> f(x)).toList();",
        "stream");
    serial(
        F,
        "int[] c = {1}; var r = IntStream.range(0, 5).map(i -> f(c[0])).reduce(0, (x, y) -> c[0] = x + y);",
        "stream");
    serial(F, "int s = List.of(3, 1, 2).stream().map(x -> f(x)).iterator().next();", "stream");
  }

  @Test
  void whatFunctionsWriteIsSeen() {
    serial(
        F,
        "int[] c = {1}; var r = IntStream.range(0, 5).map(i -> f(c[0])).map(y -> c[0] = y).boxed().toList();",
        "loop-carried-result");
    same(
        "int n = 1; int f(int x) { return x + n; } void plainBump(int x) { n += x; }",
        "IntStream.range(0, 5).map(i -> f(i)).forEach(y -> plainBump(y));");
    same(
        F,
        "List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); try { l.stream().map(x -> f(x)).forEach(y -> l.add(y)); } catch (ConcurrentModificationException e) { l.clear(); }");
    same(
        "int f(int[] a, int i) { return a[i] + i; }",
        "int[] a = {1, 2, 3, 4}; int[] b = a; IntStream.range(0, 4).forEach(i -> a[i] = f(b, 3 - i));");
    serial(
        "int n = 0; int f(int x) { return x + n++; }",
        "int s = IntStream.range(0, 5).map(i -> f(i)).sum();",
        "writes-shared-state");
  }

  @Test
  void namesThatFunctionsShare() {
    same(
        F + "int x = 3; int k = 10; ",
        "int[] a = IntStream.range(0, 9).map(x -> f(x)).map(y -> f(y * x)).toArray();\n"
            + "int[] b = IntStream.range(0, 9).map(i -> { int k = i + 1; return f(k); }).map(y -> f(y + k)).toArray();\n"
            + "int[] c = IntStream.range(-4, 9).map(x -> f(x)).limit(x).toArray();");
  }

  @Test
  void whatCollectsResults() {
    String sized =
        "List<Integer> shared = new ArrayList<>(); int n = 0; int f(int x) { return x + shared.size() + n; } ";
    same(
        sized,
        "var r = IntStream.range(0, 5).boxed().map(i -> f(i)).collect(Collectors.toCollection(() -> shared));");
    same(
        sized + "IntBinaryOperator plus = (x, y) -> n = x + y;",
        "int r = IntStream.range(0, 5).map(i -> f(i)).reduce(0, plus);");
  }

  @Test
  void elementsComeInTheStreamsOrder() { // which is not that of the iterator here
    String turned =
        "List<String> w = new ArrayList<>(List.of(\"a\", \"b\", \"c\", \"d\", \"e\")) {\n"
            + "  public Spliterator<String> spliterator() { return List.copyOf(this).reversed().spliterator(); } };\n";
    parallel(
        F + turned,
        "var a = w.stream().map(s -> t(s)).toList();"
            + " List<String> b = new ArrayList<>(); w.stream().forEach(s -> b.add(t(s)));");
  }

  @Test
  void carriedLoopsAroundStreams() {
    parallel(
        F,
        "int s = 1; for (int k = 0; k < 5; k++) { int j = s % 10; s += IntStream.range(0, 4).map(i -> f(i + j)).sum(); }");
  }
}
