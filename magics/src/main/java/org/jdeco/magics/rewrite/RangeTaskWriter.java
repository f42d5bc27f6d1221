package org.jdeco.magics.rewrite;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.Slice;

/**
 * Writes the tasks of the plainest loops: counted ones with one call in each iteration. A worker
 * runs a loop over local variables that stores into an array, which is what a compiler makes the
 * most of.
 */
final class RangeTaskWriter {
  private final AheadLoop loop;
  private final Slice slice;
  private final String id;
  private final boolean reused;

  /**
   * A writer of a loop's tasks.
   *
   * @param reused whether the replay gives back the arrays that results are in
   */
  RangeTaskWriter(AheadLoop loop, String id, boolean reused) {
    this.reused = reused;
    this.loop = loop;
    this.slice = loop.slice();
    this.id = id;
  }

  /** Whether a loop is as plain as that. */
  static boolean fits(AheadLoop loop) {
    return loop.range()
        && loop.slice().sites().size() == 1
        && loop.slice().overwritten().isEmpty()
        && loop.slice().acting().isEmpty();
  }

  /** Whether the tasks of a loop give their results as an array, too. */
  static boolean givesArray(AheadLoop loop) {
    return fits(loop) && !loop.slice().sites().getFirst().isVoid();
  }

  String write() {
    return code() + task();
  }

  private Site site() {
    return slice.sites().getFirst();
  }

  /** The array of the results; empty for calls that give none. */
  private String array() {
    return site().isVoid() ? "" : array(site());
  }

  /** The type of the array that the results of a call are in. */
  static String array(Site site) {
    return (site.type().getKind().isPrimitive() ? TaskWriter.type(site) : "Object") + "[]";
  }

  private String code() {
    Header.Counted header = (Header.Counted) loop.nest().innermost().header();
    StringBuilder out = new StringBuilder();
    out.append("static final class $F").append(id).append(" { static void $run(final $T");
    out.append(id).append(" $t, ");
    out.append(site().isVoid() ? "" : "final " + array() + " $v, ").append("final int $n");
    variables().forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") throws Throwable { int $k = 0; try { for (; $k < $n; $k++, ");
    out.append(header.variable().getName()).append(" += ").append(header.step()).append(") { ");
    out.append(TaskWriter.declared(slice.privates()));
    out.append(slice.code().replace("$t.put0()", "").replace("$t.put0(", "$put($v, $k, "));
    out.append("} } finally { $t.$done($k); } } ");
    if (!site().isVoid()) {
      String type = TaskWriter.type(site());
      out.append("private static ").append(type).append(" $put(").append(array());
      out.append(" $v, int $k, ").append(type).append(" $x) { $v[$k] = $x; return $x; } ");
    }
    return out.append("} ").toString();
  }

  private Stream<Capture> variables() {
    return Stream.concat(slice.fixed().stream(), slice.moving().stream());
  }

  private String task() {
    StringBuilder out = new StringBuilder();
    String name = "$T" + id;
    String lookahead = "$L" + id;
    out.append("@SuppressWarnings(\"unchecked\") static final class ").append(name);
    out.append(" extends org.jdeco.runtime.Task { private final ").append(lookahead);
    out.append(" $l; private final int $n; ");
    out.append(site().isVoid() ? "" : "private " + array() + " $v; ");
    slice
        .moving()
        .forEach(c ->
            out.append("private final ")
                .append(c.type())
                .append(' ')
                .append(field(c))
                .append("; "));
    out.append(name).append("(").append(lookahead).append(" $l, int $n");
    slice.moving().forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") { this.$l = $l; this.$n = $n; ");
    if (reused) {
      String type = TaskWriter.type(site());
      out.append("$v = (" + type + "[]) $l.$array(" + type + ".class, $n); ");
    }
    slice
        .moving()
        .forEach(
            c -> out.append("this.").append(field(c)).append(" = ").append(c.name()).append("; "));
    out.append("} void $done(int $k) { done = $k; } ");
    out.append("@Override protected void run() throws Throwable { ");
    if (!site().isVoid() && !reused) {
      out.append("$v = new " + array().replace("[]", "[$n]") + "; ");
    }
    out.append("$F").append(id).append(".$run(this, ").append(site().isVoid() ? "" : "$v, ");
    out.append(
        Stream.concat(
                Stream.of("$n"),
                Stream.concat(
                    slice.fixed().stream().map(c -> "$l." + c.name()),
                    slice.moving().stream().map(RangeTaskWriter::field)))
            .collect(Collectors.joining(", ")));
    out.append("); } ");
    return out.append(take()).append("} ").toString();
  }

  private String take() {
    String type = TaskWriter.type(site());
    boolean cast = !site().type().getKind().isPrimitive();
    return type
        + " take0(int $i) { arrive($i); "
        + (site().isVoid() ? "" : "return " + (cast ? "(" + type + ") " : "") + "$v[$i]; ")
        + "} "
        + (site().isVoid() ? "" : array() + " results(int $n) { return plain($n) ? $v : null; } ");
  }

  private static String field(Capture capture) {
    return TaskWriter.PREFIX + capture.name();
  }
}
