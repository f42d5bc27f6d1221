package org.jdeco.magics.rewrite;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdeco.magics.analysis.AheadCall;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Guard;
import org.jdeco.magics.analysis.Sequence;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.TypeText;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.Patch;

/**
 * Rewrites statements in a row into their replay, with a graph of their calls. In a block the graph
 * is a variable, closed at the block's end. At the top level of a cell each statement is evaluated
 * by itself, and no variable may be added: there the first call opens the graph, which the others
 * find by its number.
 */
final class GraphWriter {
  private static final String DECO = "org.jdeco.runtime.Deco.";
  private static final String GRAPH = "org.jdeco.runtime.Graph";

  private final Attributed cell;
  private final Sequence sequence;
  private final List<AheadCall> calls;
  private final int id;
  private final List<Edit> edits = new ArrayList<>();

  GraphWriter(Attributed cell, Sequence sequence, int id) {
    this.cell = cell;
    this.sequence = sequence;
    this.calls = sequence.calls();
    this.id = id;
  }

  List<Edit> edits() {
    if (sequence.last() != null) {
      String graph = "final " + GRAPH + " $g" + id + " = " + DECO + "ahead(" + id + ", ";
      String open = graph + calls.size() + "); try { if ($g" + id + " != null) { " + forks() + "} ";
      edits.add(Edit.insert(cell.start(sequence.first()), classes() + open));
    }
    for (int i = 0; i < calls.size(); i++) {
      site(i);
    }
    return edits;
  }

  /** What stands behind the block's last statement; to be inserted behind all else there. */
  List<Edit> end() {
    StatementTree last = sequence.last();
    String close = " } finally { if ($g" + id + " != null) $g" + id + ".close(); }";
    return last == null ? List.of() : List.of(Edit.insert(cell.end(last), close));
  }

  private void site(int i) {
    Site site = calls.get(i).site();
    int start = cell.start(site.call());
    int end = cell.end(site.call());
    Tree parent = cell.parent(site.call());
    boolean statement = parent instanceof ExpressionStatementTree;
    boolean top = sequence.last() == null;
    if (statement && (site.isVoid() || !top)) {
      edits.add(before(cell, start, "{ if (" + has(i) + ") " + take(site, i) + "; else "));
      int close = top ? semicolon(cell, end) : cell.end(Objects.requireNonNull(parent));
      edits.add(close < 0 ? Edit.insert(end, "; }") : Edit.insert(close, " }"));
    } else {
      String type = TaskWriter.type(site);
      String cast = site.type().getKind().isPrimitive() ? "(" + type + ") " : "";
      String open = statement ? "org.jdeco.runtime.Result.of(" : "(";
      edits.add(before(cell, start, open + has(i) + " ? " + cast + take(site, i) + " : "));
      edits.add(Edit.insert(end, ")"));
    }
  }

  /**
   * An insertion in front of a call. It takes the call's first character along, so as not to lie
   * between two snippets, where it might belong to either.
   */
  static Edit before(Attributed cell, int start, String text) {
    return new Edit(
        start, start + 1, new Patch().add(text).add(cell.body().slice(start, start + 1)));
  }

  /** The offset behind the semicolon that follows; -1 where none does. */
  static int semicolon(Attributed cell, int from) {
    String text = cell.body().text();
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && text.charAt(at) == ';' ? at + 1 : -1;
  }

  private String has(int i) {
    if (sequence.last() != null) {
      return "$g" + id + " != null && $g" + id + ".has(" + i + ")";
    }
    return i == first()
        ? DECO
            + "begins("
            + id
            + ", "
            + calls.size()
            + ", "
            + i
            + ", $g"
            + id
            + " -> { "
            + classes()
            + forks()
            + "})"
        : DECO + "has(" + id + ", " + i + ")";
  }

  private String take(Site site, int i) {
    String type = TypeText.boxed(TaskWriter.type(site));
    return sequence.last() == null
        ? DECO + "<" + type + ">take(" + id + ", " + i + ")"
        : "$g" + id + ".<" + type + ">take(" + i + ")";
  }

  /** The call that the replay comes to first: calls in its arguments are part of it. */
  private int first() {
    return IntStream.range(0, calls.size())
        .boxed()
        .min(Comparator.comparingInt(i -> cell.start(calls.get(i).site().call())))
        .orElseThrow();
  }

  private String forks() {
    StringBuilder out = new StringBuilder("if ($g" + id + ".pays()) ");
    List<Guard> guards = new ArrayList<>(sequence.guards());
    if (guards.remove(LoopWriter.UNLOCKED)) {
      unless(List.of(LoopWriter.UNLOCKED), "locked", out);
    }
    if (!guards.isEmpty()) {
      unless(guards, "guarded", out);
    }
    out.append("{ ");
    for (int i = 0; i < calls.size(); i++) {
      AheadCall call = calls.get(i);
      out.append("$g").append(id).append(".fork(new $A").append(id).append(".$T").append(i);
      out.append("($g").append(id);
      call.given().forEach(c -> out.append(", ").append(c.name()));
      out.append(")");
      call.after().forEach(k -> out.append(", $g" + id + ".task(" + k + ")"));
      out.append("); ");
    }
    return out.append("} ").toString();
  }

  private void unless(List<Guard> guards, String told, StringBuilder out) {
    out.append("if (!(").append(LoopWriter.guards(guards)).append(")) $g").append(id);
    out.append(".").append(told).append("(); else ");
  }

  /** The tasks, and apart from them the user's code, which no name of theirs is to meet. */
  private String classes() {
    StringBuilder out = new StringBuilder("final class $A" + id + " { static final class $F { ");
    for (int i = 0; i < calls.size(); i++) {
      code(out, i);
    }
    out.append("} ");
    for (int i = 0; i < calls.size(); i++) {
      task(out, i);
    }
    return out.append("} ").toString();
  }

  private void code(StringBuilder out, int i) {
    AheadCall call = calls.get(i);
    out.append("static Object $").append(i).append("(final ").append(GRAPH).append(" $g");
    call.given().forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") throws Throwable { ");
    out.append(TaskWriter.declared(call.privates()));
    out.append(call.code());
    out.append(
        call.site().isVoid() ? call.call() + "; return null; " : "return " + call.call() + "; ");
    out.append("} ");
  }

  private void task(StringBuilder out, int i) {
    List<Capture> given = calls.get(i).given();
    String name = "$T" + i;
    out.append("static final class ").append(name).append(" extends org.jdeco.runtime.Call { ");
    out.append("private final ").append(GRAPH).append(" $g; ");
    given.forEach(c ->
        out.append("private final ").append(c.type()).append(" $m_").append(c.name()).append("; "));
    out.append(name).append("(").append(GRAPH).append(" $g");
    given.forEach(c -> out.append(", ").append(c.type()).append(' ').append(c.name()));
    out.append(") { this.$g = $g; ");
    given.forEach(
        c -> out.append("this.$m_").append(c.name()).append(" = ").append(c.name()).append("; "));
    out.append("} @Override protected void run() throws Throwable { value = $F.$").append(i);
    out.append(
        given.stream().map(c -> ", $m_" + c.name()).collect(Collectors.joining("", "($g", "); ")));
    out.append("done = 1; } } ");
  }
}
