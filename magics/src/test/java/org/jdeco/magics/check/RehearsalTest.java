package org.jdeco.magics.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jdeco.magics.testing.ShellSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is put back before the second run, and how the places that differ are named. */
class RehearsalTest {
  private static final Seen NOTHING =
      new Seen(new Outcome.Success(null), "", "", List.of(), List.of(), 0);
  private static ShellSession session;

  @BeforeAll
  static void open() {
    session = new ShellSession();
    session.run("class Node { Node left, right; double value; Node(double v) { value = v; } }");
    session.run("record Pair(Object a, Object b) {}");
    session.run("class Outer { int n; class Inner { int m; int sum() { return n + m; } } }");
  }

  @AfterAll
  static void close() {
    session.close();
  }

  /** Runs both from one state; gives the report on the second. */
  private static Report report(String before, String serial, String parallel) {
    session.run(before);
    Rehearsal rehearsal = Rehearsal.from(session);
    session.run(serial);
    Rehearsal.Act act = rehearsal.over(NOTHING);
    session.run(parallel);
    return rehearsal.compare(act, NOTHING);
  }

  private static List<String> differences(String before, String serial, String parallel) {
    return report(before, serial, parallel).differences().stream()
        .map(each -> each.path() + ": " + each.serial() + " / " + each.parallel())
        .toList();
  }

  /** Doing the same twice from one state must give the same. */
  private static void repeats(String before, String code) {
    Report report = report(before, code, code);
    assertThat(report.differences()).as(code).isEmpty();
    assertThat(report.shared()).as(code).isEmpty();
    assertThat(report.left()).as(code).isEmpty();
  }

  @Test
  void numbersArraysAndTextComeBack() {
    repeats(
        "int n = 1; long[] l = {1, 2}; String s = \"a\"; Integer box = 1000; double[][] d = {{1}, {2}};",
        "n += 2; l[1] += n; s += l[1]; box += n; d[0][0] += 1; d[1] = new double[] {n, l[1]};");
    assertThat(session.variables().get("s")).isEqualTo("a5");
  }

  @Test
  void placesAreNamedAsInJava() {
    assertThat(differences("int[] r = new int[20];", "r[17] = 3;", "r[17] = 4; r[18] = 5;"))
        .containsExactly("r[17]: 3 / 4", "r[18]: 0 / 5");
    assertThat(
            differences(
                "var list = new ArrayList<Node>(List.of(new Node(1), new Node(2)));",
                "list.get(1).left = new Node(5);",
                "list.get(1).left = new Node(6);"))
        .containsExactly("list.get(1).left.value: 5.0 / 6.0");
    assertThat(
            differences(
                "var m = new HashMap<String, Node>(); m.put(\"x\", new Node(0));",
                "m.get(\"x\").left = new Node(1);",
                ""))
        .containsExactly("m.get(\"x\").left: an object of Node / null");
    assertThat(differences("Pair p = null;", "p = new Pair(1, \"u\");", "p = new Pair(1, \"v\");"))
        .containsExactly("p.b(): \"u\" / \"v\"");
    assertThat(differences("int gone = 0;", "int fresh = 1;", ""))
        .containsExactly("fresh: 1 / not declared");
  }

  @Test
  void floatingPointCountsBitForBitButForTheBitsOfANaN() {
    assertThat(
            differences("double z = 1; double[] zs = {0};", "z = 0.0;", "z = -0.0; zs[0] = -0.0;"))
        .containsExactly("z: 0.0 / -0.0", "zs[0]: 0.0 / -0.0");
    assertThat(
            differences(
                "double q = 0; float[] qs = {1, 1};",
                "q = Double.NaN; qs[0] = Float.NaN;",
                "q = Double.longBitsToDouble(0xfff8000000000001L);"
                    + " qs[0] = Float.intBitsToFloat(0xffc00001); qs[1] = Math.nextUp(1f);"))
        .containsExactly("qs[1]: 1.0f / 1.0000001f");
  }

  @Test
  void aliasesAreState() {
    repeats(
        "int[] a1 = {1}; int[] a2 = a1; Object[] ring = new Object[2]; ring[0] = ring;",
        "a2[0]++; ring[1] = a1; a2 = new int[] {5}; Object[] other = {ring, a2, a2};");
    assertThat(differences("int[] b1 = {1}; int[] b2 = {1};", "b2 = b1;", ""))
        .containsExactly("b2: int[1] / another object: int[1]");
    assertThat(
            differences(
                "Object[] c = null;",
                "int[] x = {1}; c = new Object[] {x, x};",
                "int[] x = {1}; c = new Object[] {x, new int[] {1}};"))
        .containsExactly("c[1]: the same object as c[0] / another object: int[1]");
  }

  @Test
  void cyclesAndLongChainsEnd() {
    repeats(
        "Node first = new Node(0); { Node n = first; for (int i = 1; i < 200_000; i++)"
            + " { n.right = new Node(i); n.right.left = n; n = n.right; } }",
        "for (Node n = first; n != null; n = n.right) n.value *= 2;");
    assertThat(
            differences(
                "Node loop = new Node(0); loop.right = loop;",
                "loop.value = 1;",
                "loop.right = new Node(0);"))
        .containsExactly(
            "loop.right: an object of Node / another object: an object of Node",
            "loop.value: 1.0 / 0.0");
  }

  @Test
  void collectionsComeBackWithTheirOrder() {
    repeats(
        "class Key { } var keys = new ArrayList<Key>(); for (int i = 0; i < 50; i++) keys.add(new"
            + " Key()); var byKey = new HashMap<Key, Integer>(); var order = \"\";",
        "for (Key k : keys) byKey.put(k, byKey.size()); order = byKey.values().toString();");
    repeats(
        "var small = new HashMap<String, Integer>(); for (int i = 0; i < 9; i++) small.put(\"k\" + i *"
            + " 7919, i); var seen = \"\";",
        "seen = small.keySet().toString(); for (int i = 0; i < 3000; i++) small.put(\"n\" + i, i);");
    repeats(
        "var tree = new TreeMap<Integer, List<Integer>>(); var deque = new ArrayDeque<Integer>();"
            + " var linked = new LinkedHashSet<String>(List.of(\"b\", \"a\")); var bits = new BitSet();"
            + " var heap = new PriorityQueue<Integer>(); var text = new StringBuilder(\"x\");"
            + " var random = new Random(7); var scores = new TreeSet<Integer>();",
        "tree.computeIfAbsent(random.nextInt(), k -> new ArrayList<>()).add(1); deque.push(3);"
            + " linked.remove(\"b\"); linked.add(\"c\"); bits.set(70); heap.add(random.nextInt());"
            + " text.append(linked).append(random.nextDouble()); scores.add(tree.size());");
    assertThat(
            differences(
                "var set = new LinkedHashSet<String>();",
                "set.add(\"a\"); set.add(\"b\");",
                "set.add(\"b\"); set.add(\"a\");"))
        .contains("set.toArray()[0]: \"a\" / \"b\"");
    assertThat(differences("var sb = new StringBuilder();", "sb.append(1);", "sb.append(2);"))
        .containsExactly("sb.toString(): \"1\" / \"2\"");
    assertThat(differences("var grown = new ArrayList<Integer>();", "grown.add(1);", ""))
        .containsExactly("grown.size(): 1 / 0");
    assertThat(
            differences(
                "var ups = new java.util.concurrent.atomic.AtomicInteger();",
                "ups.incrementAndGet();",
                ""))
        .containsExactly("ups.get(): 1 / 0");
  }

  @Test
  void innerClassesLambdasAndIteratorsComeBack() {
    repeats(
        "Outer outer = new Outer(); Outer.Inner inner = outer.new Inner(); int[] held = {0};"
            + " IntSupplier next = () -> held[0]++; Iterator<Integer> half = new"
            + " ArrayList<>(List.of(1, 2, 3)).iterator(); int got = half.next(); int sum = 0;",
        "outer.n++; inner.m += 2; got = half.next(); next.getAsInt(); next.getAsInt(); sum ="
            + " inner.sum();");
    assertThat(session.variables()).containsEntry("sum", 3).containsEntry("got", 2);
    assertThat(differences("", "inner.m = 7;", "inner.m = 8;")).containsExactly("inner.m: 7 / 8");
    assertThat(differences("", "next.getAsInt();", "")).containsExactly("held[0]: 3 / 2");
  }

  @Test
  void recordsNeedNoCopy() {
    repeats(
        "record Strict(List<Integer> l) { static int made; public Strict { if (l.isEmpty()) throw new"
            + " IllegalArgumentException(); made++; } } var source = new ArrayList<Integer>(List.of(1));"
            + " Strict strict = new Strict(source); Pair pair = new Pair(strict, source);",
        "source.add(2); pair = new Pair(pair, new Strict(source));");
    assertThat(
            differences("", "((Strict) pair.b()).l().add(3);", "((Strict) pair.b()).l().add(4);"))
        .contains("source.get(2): 3 / 4");
  }

  @Test
  void largeArraysAreComparedAndCutShort() {
    repeats("byte[] large = new byte[50_000_000];", "large[49_999_999]++;");
    assertThat(
            differences(
                "int[] wide = new int[1_000_000];",
                "",
                "for (int i = 0; i < wide.length; i++) wide[i] = i + 1;"))
        .hasSize(Comparison.MOST)
        .startsWith("wide[0]: 0 / 1");
  }

  @Test
  void staticFieldsOfTheUsersClassesAreState() {
    session.run(
        "class Total { static int sum; static final List<Integer> all = new ArrayList<>(); }");
    repeats("Total.sum = 3;", "Total.sum++; Total.all.add(Total.sum);");
    assertThat(differences("", "Total.sum = 1;", "Total.all.add(9);"))
        .containsExactly("Total.sum: 1 / 4", "Total.all.size(): 1 / 2");
  }

  @Test
  void whatWorksByItselfIsSharedAndNamed() {
    Report report =
        report(
            "Thread thread = new Thread(() -> {}); Object[] pools ="
                + " {Executors.newFixedThreadPool(1)};",
            "",
            "");
    assertThat(report.shared())
        .contains("thread (Thread)", "pools (java.util.concurrent.ThreadPoolExecutor)");
    session.run("((ExecutorService) pools[0]).shutdownNow(); pools = null; thread = null;");
  }

  /** The kinds of places that differ when each of many elements differs in one component. */
  @Test
  void whatVariesInManyElementsHidesNothingElse() {
    String fill = "ps.clear(); for (int i = 0; i < 1000; i++) ps.add(new Pair(i, %d));";
    String wrong = fill + " ps.set(700, new Pair(-1, 3)); ps.set(3, new Pair(-2, 3));";
    session.run("List<Pair> ps = new ArrayList<>();");
    Rehearsal rehearsal = Rehearsal.from(session);
    session.run(fill.formatted(1));
    Rehearsal.Act act = rehearsal.over(NOTHING);
    session.run(wrong.formatted(2));
    Report parallel = rehearsal.compare(act, NOTHING);
    rehearsal.back();
    session.run(fill.formatted(4));
    Report settled = Rehearsal.settled(parallel, rehearsal.compare(act, NOTHING));
    assertThat(settled.differences().stream().map(Difference::path))
        .containsExactly("ps.get(3).a()", "ps.get(700).a()");
  }
}
