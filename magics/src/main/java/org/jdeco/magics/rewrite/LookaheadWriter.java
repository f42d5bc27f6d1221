package org.jdeco.magics.rewrite;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Level;
import org.jdeco.magics.analysis.Slice;

/**
 * Writes the class that walks a nest of loops ahead of the replay: a state machine with two states
 * for each loop, entering it (2k) and asking whether it goes on (2k + 1), and one behind the
 * innermost body.
 */
final class LookaheadWriter {
  private static final String OVER = "-1";

  private final AheadLoop loop;
  private final Slice slice;
  private final String id;
  private final boolean split;

  LookaheadWriter(AheadLoop loop, String id) {
    this(loop, id, false);
  }

  /**
   * A writer of a loop's lookahead.
   *
   * @param split whether it goes over a collection as a stream does
   */
  LookaheadWriter(AheadLoop loop, String id, boolean split) {
    this.split = split;
    this.loop = loop;
    this.slice = loop.slice();
    this.id = id;
  }

  String write() {
    StringBuilder out = new StringBuilder();
    out.append("static final class $L")
        .append(id)
        .append(" extends org.jdeco.runtime.Lookahead { ");
    for (Capture capture : slice.fixed()) {
      out.append("final ").append(field(capture));
    }
    slice.moving().forEach(capture -> out.append(field(capture)));
    out.append("private int $pc; ");
    cursors(out);
    out.append("$L").append(id).append("(");
    List<Capture> given = given();
    out.append(
        given.stream().map(c -> c.type() + " " + c.name()).collect(Collectors.joining(", ")));
    out.append(") { ");
    given.forEach(
        c -> out.append("this.").append(c.name()).append(" = ").append(c.name()).append("; "));
    out.append("} ");
    out.append("@Override protected int $advance() throws Throwable { for (;;) switch ($pc) { ");
    List<Level> levels = loop.nest().levels();
    for (int k = 0; k < levels.size(); k++) {
      out.append("case ").append(2 * k).append(": ").append(enter(k));
      out.append("$pc = ").append(2 * k + 1).append("; ");
      out.append("case ").append(2 * k + 1).append(": ").append(ask(k));
    }
    out.append("case ").append(2 * levels.size()).append(": ").append(behind());
    out.append("default: return 0; } } ");
    out.append("@Override protected org.jdeco.runtime.Task $task(int $from, int $to) { return ");
    out.append(task()).append("; } ");
    total(out);
    if (slice.stays()) {
      out.append("@Override protected boolean $mayStay() { return true; } ");
    }
    if (slice.dropped()) {
      out.append("@Override protected boolean $mayLeave() { return true; } ");
    }
    return out.append("} ").toString();
  }

  /** What the constructor is given: fixed variables, and those moving ones the loop starts from. */
  List<Capture> given() {
    List<Capture> given = new ArrayList<>(slice.fixed());
    slice.moving().stream().filter(loop::startsOutside).forEach(given::add);
    return given;
  }

  private static String field(Capture capture) {
    return capture.type() + " " + capture.name() + "; ";
  }

  private void cursors(StringBuilder out) {
    List<Level> levels = loop.nest().levels();
    for (int k = 0; k < levels.size(); k++) {
      if (isAtLeastOnce(levels.get(k))) {
        out.append("private boolean $d").append(k).append("; ");
      }
      if (levels.get(k).header() instanceof Header.Each each) {
        if (each.array()) {
          out.append("private ").append(loop.sourceType(each)).append(" $a").append(k).append("; ");
          out.append("private int $i").append(k).append("; ");
        } else {
          out.append("private java.util.Iterator<? extends ").append(loop.sourceType(each));
          out.append("> $a").append(k).append("; ");
        }
      }
    }
  }

  private String enter(int k) {
    return switch (loop.nest().levels().get(k).header()) {
      case Header.Counted header -> initialize(header.variable());
      case Header.General header ->
          header.init().stream().map(this::initialize).collect(Collectors.joining())
              + (header.atLeastOnce() ? "$d" + k + " = true; " : "");
      case Header.Each header ->
          header.array()
              ? "$a" + k + " = " + loop.text(header.source()) + "; $i" + k + " = 0; "
              : "$a" + k + " = " + iterator(source(header)) + "; ";
    };
  }

  private static boolean isAtLeastOnce(Level level) {
    return level.header() instanceof Header.General header && header.atLeastOnce();
  }

  private String iterator(String source) {
    return split
        ? "java.util.Spliterators.iterator(org.jdeco.runtime.Sources.of("
            + source
            + ".spliterator()))"
        : "org.jdeco.runtime.Sources.of(" + source + ".iterator())";
  }

  private String source(Header.Each header) {
    return "(" + loop.text(header.source()) + ")";
  }

  private String initialize(StatementTree statement) {
    return switch (statement) {
      case VariableTree variable ->
          variable.getInitializer() == null
              ? ""
              : variable.getName() + " = " + loop.text(variable.getInitializer()) + "; ";
      case ExpressionStatementTree expression -> loop.text(expression.getExpression()) + "; ";
      default -> loop.text(statement) + " ";
    };
  }

  private String ask(int k) {
    Level level = loop.nest().levels().get(k);
    boolean innermost = k == loop.nest().levels().size() - 1;
    StringBuilder out = new StringBuilder();
    if (innermost && loop.range()) {
      return out.append("$pc = ")
          .append(2 * k + 2)
          .append("; { int $len = ")
          .append(left((Header.Counted) level.header()))
          .append("; if ($len > 0) return $len; } continue; ")
          .toString();
    }
    out.append(unless(level, k)).append("{ ").append(leave(k)).append("} ");
    if (isAtLeastOnce(level)) {
      out.append("$d").append(k).append(" = false; ");
    }
    if (level.header() instanceof Header.Each each) {
      out.append(each.variable().getName()).append(" = ");
      out.append(each.array() ? "$a" + k + "[$i" + k + "++]" : "$a" + k + ".next()").append("; ");
    }
    if (innermost) {
      out.append("$pc = ").append(2 * k + 2).append("; return 1; ");
    } else {
      slice.steps().get(k).before().forEach(step -> out.append(step).append(' '));
      out.append("$pc = ").append(2 * k + 2).append("; ");
      out.append("continue; ");
    }
    return out.toString();
  }

  private String unless(Level level, int k) {
    return switch (level.header()) {
      case Header.Counted header ->
          "if (!("
              + header.variable().getName()
              + " "
              + header.relation()
              + " "
              + loop.text(header.bound())
              + ")) ";
      case Header.General header -> {
        ExpressionTree condition = header.condition();
        String first = header.atLeastOnce() ? "!$d" + k + " && " : "";
        yield condition == null
            ? "if ($pc < 0) "
            : "if (" + first + "!(" + loop.text(condition) + ")) ";
      }
      case Header.Each header ->
          header.array()
              ? "if ($i" + k + " >= $a" + k + ".length) "
              : "if (!$a" + k + ".hasNext()) ";
    };
  }

  /** What comes when loop k is over: the end, or the rest of the body around it. */
  private String leave(int k) {
    if (k == 0) {
      return "$pc = " + OVER + "; return 0; ";
    }
    StringBuilder out = new StringBuilder();
    slice.steps().get(k - 1).after().forEach(step -> out.append(step).append(' '));
    return out.append(update(k - 1))
        .append("$pc = ")
        .append(2 * (k - 1) + 1)
        .append("; continue; ")
        .toString();
  }

  private String behind() {
    int k = loop.nest().levels().size() - 1;
    if (loop.range()) {
      return leave(k);
    }
    StringBuilder out = new StringBuilder();
    slice.steps().get(k).before().forEach(step -> out.append(step).append(' '));
    return out.append(update(k))
        .append("$pc = ")
        .append(2 * k + 1)
        .append("; continue; ")
        .toString();
  }

  private String update(int k) {
    return switch (loop.nest().levels().get(k).header()) {
      case Header.Counted header -> header.variable().getName() + " += " + header.step() + "; ";
      case Header.General header ->
          header.update().stream().map(this::initialize).collect(Collectors.joining());
      case Header.Each ignored -> "";
    };
  }

  private String left(Header.Counted header) {
    return "org.jdeco.runtime.Counted.left("
        + header.variable().getName()
        + ", "
        + loop.text(header.bound())
        + ", "
        + header.step()
        + ", "
        + header.relation().endsWith("=")
        + ")";
  }

  private String task() {
    StringBuilder out = new StringBuilder("new $T").append(id).append("(this");
    Capture range = loop.rangeVariable();
    if (range != null) {
      out.append(", $to - $from");
    }
    for (Capture capture : slice.moving()) {
      out.append(", ");
      if (capture.equals(range)) {
        Header.Counted header = (Header.Counted) loop.nest().innermost().header();
        out.append("(").append(capture.type()).append(") (").append(capture.name());
        out.append(" + $from * ").append(header.step()).append("L)");
      } else {
        out.append(capture.name());
      }
    }
    return out.append(")").toString();
  }

  private void total(StringBuilder out) {
    Header.Counted header = loop.single();
    if (header != null) {
      out.append("@Override protected long $total() { ");
      out.append(loop.rangeTypeOf(header)).append(" ").append(header.variable().getName());
      out.append(" = ")
          .append(loop.text(Objects.requireNonNull(header.variable().getInitializer())));
      out.append("; return ").append(left(header)).append("; } ");
    }
  }
}
