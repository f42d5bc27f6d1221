package org.jdeco.magics.rewrite;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Overwrites;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.Slice;
import org.jdeco.magics.analysis.TypeText;

/**
 * Writes the class of a loop's tasks, which keep the results of one iteration, or of a range of
 * them, and the class with the user's code that they run. The latter inherits nothing, so that no
 * name in it can mean something else than in the cell.
 */
final class TaskWriter {
  /** What the names of a task's fields start with, which inherits names of its own. */
  static final String PREFIX = "$m_";

  private final AheadLoop loop;
  private final Slice slice;
  private final String id;
  private final boolean untyped;

  TaskWriter(AheadLoop loop, String id) {
    this(loop, id, false);
  }

  /**
   * A writer of a loop's tasks.
   *
   * @param untyped whether results are also taken where the task's class cannot be seen
   */
  TaskWriter(AheadLoop loop, String id, boolean untyped) {
    this.untyped = untyped;
    this.loop = loop;
    this.slice = loop.slice();
    this.id = id;
  }

  String write() {
    return write(false);
  }

  /**
   * Writes the classes.
   *
   * @param reused whether the replay gives back the arrays that results are in
   */
  String write(boolean reused) {
    return RangeTaskWriter.fits(loop)
        ? new RangeTaskWriter(loop, id, reused).write()
        : code() + task();
  }

  private String code() {
    StringBuilder out = new StringBuilder();
    out.append("static final class $F")
        .append(id)
        .append(" { static void $run(final $T")
        .append(id);
    out.append(" $t");
    Stream.concat(slice.fixed().stream(), slice.moving().stream())
        .forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") throws Throwable { ");
    out.append(declared(slice.privates()));
    out.append(slice.code()).append("} ");
    slice.overwritten().forEach((site, targets) -> overwriting(out, site, targets));
    if (slice.logged()) {
      for (int i = 0; i < slice.sites().size(); i++) {
        out.append(new LoggedCall(loop, id, i).write());
      }
    }
    return out.append("} ").toString();
  }

  /** A method that keeps what a call is about to overwrite, and makes the call. */
  private void overwriting(StringBuilder out, Site site, List<Overwrites.Target> targets) {
    List<? extends VariableElement> parameters = site.element().getParameters();
    out.append("private static ").append(type(site)).append(" $call");
    out.append(slice.sites().indexOf(site)).append("(final $T").append(id).append(" $t");
    for (int i = 0; i < parameters.size(); i++) {
      out.append(", ").append(TypeText.of(parameters.get(i).asType()).orElseThrow());
      out.append(" $a").append(i);
    }
    out.append(") throws Throwable { ");
    for (Overwrites.Target target : targets) {
      boolean whole = target.index().isEmpty();
      out.append("$t.$undo().").append(whole ? "whole(" : "element(").append(place(site));
      out.append(", ").append(target.array());
      out.append(whole ? "" : ", " + target.index()).append("); ");
    }
    out.append(site.isVoid() ? "" : "return ").append(site.method().name());
    out.append(
        IntStream.range(0, parameters.size())
            .mapToObj(i -> "$a" + i)
            .collect(Collectors.joining(", ", "(", "); } ")));
  }

  /** The place that a call is about to pass, as the replay will number it. */
  private String place(Site site) {
    int index = slice.sites().indexOf(site);
    int sites = slice.sites().size();
    return !loop.range()
        ? String.valueOf(index)
        : sites == 1 ? "$t.$k" : "$t.$k * " + sites + " + " + index;
  }

  private static String field(Capture capture) {
    return PREFIX + capture.name();
  }

  /** Declarations of variables that each iteration sets before it uses them. */
  static String declared(List<Capture> privates) {
    return privates.stream()
        .map(capture ->
            capture.type() + " " + capture.name() + " = " + TypeText.zero(capture.type()) + "; ")
        .collect(Collectors.joining());
  }

  private String task() {
    StringBuilder out = new StringBuilder();
    boolean range = loop.range();
    out.append("@SuppressWarnings(\"unchecked\") static final class $T").append(id);
    boolean logged = slice.logged();
    out.append(" extends org.jdeco.runtime.").append(logged ? "LoggedTask" : "Task");
    out.append(" { private final $L").append(id).append(" $l; ");
    if (range) {
      out.append("private final int $n; private int $k; ");
    }
    slice
        .moving()
        .forEach(
            c -> out.append("private ").append(c.type()).append(' ').append(field(c)).append("; "));
    if (!logged) {
      results(out);
    }
    out.append("$T")
        .append(id)
        .append("($L")
        .append(id)
        .append(" $l")
        .append(range ? ", int $n" : "");
    slice.moving().forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") { this.$l = $l; ").append(range ? "this.$n = $n; " : "");
    slice
        .moving()
        .forEach(
            c -> out.append("this.").append(field(c)).append(" = ").append(c.name()).append("; "));
    out.append("} @Override protected void ").append(logged ? "follow" : "run");
    out.append("() throws Throwable { ");
    if (range) {
      Header.Counted header = (Header.Counted) loop.nest().innermost().header();
      List<Site> sites = slice.sites();
      for (int i = 0; i < sites.size(); i++) {
        if (!sites.get(i).isVoid()) {
          out.append("$v").append(i).append(" = ").append(array(sites.get(i))).append("; ");
        }
      }
      out.append("for (; $k < $n; $k++) { ").append(call());
      out.append(PREFIX).append(header.variable().getName());
      out.append(" += ").append(header.step()).append("; } ");
    } else {
      out.append(call());
    }
    out.append("} ");
    if (range && slice.sites().size() > 1) {
      out.append("@Override protected int places() { return ");
      out.append(slice.sites().size()).append("; } ");
    }
    if (!slice.overwritten().isEmpty()) {
      out.append("org.jdeco.runtime.Undo $undo() { if (undo == null) ");
      out.append("undo = new org.jdeco.runtime.Undo(); return undo; } ");
    }
    for (int i = 0; i < slice.sites().size(); i++) {
      if (!logged) {
        put(out, i, slice.sites().get(i));
      }
      take(out, i, slice.sites().get(i));
    }
    if (untyped) {
      untyped(out);
    }
    return out.append("} ").toString();
  }

  private String call() {
    String arguments =
        Stream.concat(
                slice.fixed().stream().map(c -> "$l." + c.name()),
                slice.moving().stream().map(TaskWriter::field))
            .map(name -> ", " + name)
            .collect(Collectors.joining());
    return "$F" + id + ".$run(this" + arguments + "); ";
  }

  private void results(StringBuilder out) {
    for (int i = 0; i < slice.sites().size(); i++) {
      Site site = slice.sites().get(i);
      if (!site.isVoid()) {
        String type =
            loop.range()
                ? (site.type().getKind().isPrimitive() ? type(site) : "Object") + "[]"
                : type(site);
        out.append("private ").append(type).append(" $v").append(i).append("; ");
      }
    }
  }

  private static String array(Site site) {
    return site.type().getKind().isPrimitive() ? "new " + type(site) + "[$n]" : "new Object[$n]";
  }

  private void put(StringBuilder out, int i, Site site) {
    String type = type(site);
    boolean range = loop.range();
    String passed = range ? "done++; " : "done = " + (i + 1) + "; ";
    if (site.isVoid()) {
      out.append("void put").append(i).append("() { ").append(passed).append("} ");
    } else {
      out.append(type).append(" put").append(i).append("(").append(type).append(" $v) { $v");
      out.append(i).append(range ? "[$k]" : "").append(" = $v; ").append(passed);
      out.append("return $v; } ");
    }
  }

  private void take(StringBuilder out, int i, Site site) {
    String type = type(site);
    boolean range = loop.range();
    int sites = slice.sites().size();
    boolean acting = slice.acting().contains(site);
    String evaluated = acting ? (range ? ", " : "") + "Object... $evaluated" : "";
    out.append(type).append(" take").append(i);
    out.append(range ? "(int $i" : "(").append(evaluated).append(") { ");
    if (slice.logged()) {
      out.append(site.isVoid() ? "" : "return (" + type + ") ").append("take(); } ");
      return;
    }
    String place = range ? (sites == 1 ? "$i" : "$i * " + sites + " + " + i) : String.valueOf(i);
    if (slice.overwritten().containsKey(site)) {
      out.append("if (undo != null) undo.pass(").append(place).append("); ");
    }
    out.append("arrive(").append(place).append("); ");
    if (!site.isVoid()) {
      boolean cast = range && !site.type().getKind().isPrimitive();
      out.append("return ").append(cast ? "(" + type + ") " : "").append("$v").append(i);
      out.append(range ? "[$i]" : "").append("; ");
    }
    out.append("} ");
  }

  /** Results for code that does not see the task's class. */
  private void untyped(StringBuilder out) {
    out.append("@Override protected Object taken(int $i) { switch ($i) { ");
    for (int i = 0; i < slice.sites().size(); i++) {
      boolean none = slice.sites().get(i).isVoid();
      out.append("case ").append(i).append(": ").append(none ? "" : "return ");
      out.append("take").append(i).append("(); ").append(none ? "return null; " : "");
    }
    out.append("default: return super.taken($i); } } ");
  }

  static String type(Site site) {
    return TypeText.of(site.type()).orElseThrow();
  }
}
