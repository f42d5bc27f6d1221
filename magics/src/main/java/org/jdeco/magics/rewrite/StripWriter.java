package org.jdeco.magics.rewrite;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Level;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.source.Patch;

/**
 * Writes the replay of a counted loop whose tasks cover ranges of its iterations. It goes in
 * strips: for each it hears how many iterations to run as written, or which task has their results.
 *
 * <p>The body stands there once for each way to run a strip, and each copy starts a line, so that
 * its lines map to the cell's. If it can, each is in a static method of its own: the JVM compiles a
 * small method that is called again and again much sooner than a loop in the midst of other code.
 */
final class StripWriter {
  private final Attributed cell;
  private final AheadLoop loop;
  private final String id;
  private final Level level;
  private final Header.Counted header;
  private final String name;
  private final String type;
  private final MappedText body;
  private final Optional<List<Capture>> outline;
  private final Optional<String> stored; // the array that a strip's results are stored into at once

  StripWriter(Attributed cell, AheadLoop loop, String id, boolean outlines) {
    this.cell = cell;
    this.loop = loop;
    this.id = id;
    level = loop.nest().innermost();
    header = (Header.Counted) level.header();
    name = header.variable().getName().toString();
    type = loop.rangeTypeOf(header);
    body = text(level.body());
    outline = outlines ? loop.outline() : Optional.empty();
    stored =
        copies()
            ? ElementStore.array(cell, header, level.body(), loop.slice().sites().getFirst())
            : Optional.empty();
  }

  /** The edits around the body and in front of it; its last copy stays where it is. */
  List<Edit> edits() {
    StatementTree last = level.body();
    Patch before = heading().add(outline.isEmpty() ? within() : methods(outline.get()));
    String after = outline.isEmpty() ? " }" : calls(outline.get());
    return List.of(
        new Edit(cell.start(level.loop()), cell.start(last), before),
        Edit.insert(cell.end(last), after));
  }

  /** The loop over strips, which has the header of the loop, but for its update. */
  private Patch heading() {
    ExpressionTree condition = ((ForLoopTree) level.loop()).getCondition();
    return new Patch()
        .add(cell.body().slice(cell.start(level.loop()), cell.end(condition)))
        .add("; ) { ");
  }

  /** How the next strip is begun. */
  private String strip() {
    String left =
        "org.jdeco.runtime.Counted.left(%s, %s, %d, %b)"
            .formatted(
                name, cell.text(header.bound()), header.step(), header.relation().endsWith("="));
    String task = "$A" + id + ".$T" + id;
    return "final int $n%1$s = $r%1$s.strip(%2$s); final %3$s $t%1$s = (%3$s) $r%1$s.strip(); "
        .formatted(id, left, task);
  }

  /** Where the strip that has begun ends. */
  private String end() {
    String length = (type.equals("int") ? "" : "(long) ") + "$n" + id;
    return name + " + " + length + (header.step() == 1 ? "" : " * " + header.step());
  }

  private String update() {
    return header.step() == 1 ? name + "++" : name + " += " + header.step();
  }

  /** The loop over the iterations of a strip that is run as written, but for its beginning. */
  private String asWritten() {
    boolean unit = Math.abs(header.step()) == 1 && !header.relation().endsWith("=");
    String relation = unit ? header.relation() : "!=";
    return "; " + name + " " + relation + " $e" + id + "; " + update() + ")\n";
  }

  /** The loop over the results of a strip. */
  private String replayed() {
    return "for (int $k%1$s = 0; $k%1$s < $n%1$s; $k%1$s++, %2$s)\n".formatted(id, update());
  }

  /** The ways to run a strip, up to the last copy of the body, in the loop itself. */
  private Patch within() {
    return new Patch()
        .add(strip())
        .add("if ($t%1$s == null) { for (final %2$s $e%1$s = ".formatted(id, type))
        .add(end() + asWritten())
        .add(body)
        .add(" } else " + replayed());
  }

  /** The ways to run a strip, up to the last copy of the body, as methods. */
  private Patch methods(List<Capture> outline) {
    String parameters = parameters(outline);
    Patch patch =
        new Patch()
            .add("final class $I%1$s { static void $inline(final %2$s $e%1$s".formatted(id, type))
            .add(parameters(withConstants(outline)) + "for (" + asWritten())
            .add(body)
            .add(" } ");
    if (copies() && stored.isEmpty()) {
      patch
          .add("static void $copy(final %2$s $v%1$s, final int $n%1$s".formatted(id, array()))
          .add(parameters + replayed())
          .add(copied())
          .add(" } ");
    }
    return patch
        .add("static void $replay(final $A%1$s.$T%1$s $t%1$s, final int $n%1$s".formatted(id))
        .add(parameters + replayed());
  }

  private String parameters(List<Capture> captures) {
    return captures.stream()
        .map(capture -> ", " + capture.type() + " " + capture.name())
        .collect(Collectors.joining("", ", " + type + " " + name, ") { "));
  }

  private String arguments(List<Capture> captures) {
    return captures.stream()
        .map(capture -> ", " + capture.name())
        .collect(Collectors.joining("", ", " + name, "); "));
  }

  /** What the method takes that runs a strip as written, of which the others have no need. */
  private List<Capture> withConstants(List<Capture> outline) {
    return Stream.concat(outline.stream(), loop.constants().stream()).toList();
  }

  /**
   * Whether there is a way to run a strip that only copies results, and then gives back the array
   * that they are in. Not for objects: the JVM's message about one that is null tells which call
   * gave it.
   */
  boolean copies() {
    Site site = loop.slice().sites().getFirst();
    return outline.isPresent()
        && RangeTaskWriter.givesArray(loop)
        && site.type().getKind().isPrimitive()
        && !(cell.parent(site.call()) instanceof ExpressionStatementTree);
  }

  private String array() {
    return RangeTaskWriter.array(loop.slice().sites().getFirst());
  }

  /** The body with the element of an array in the place of its only call. */
  private Patch copied() {
    Site site = loop.slice().sites().getFirst();
    int start = cell.start(level.body());
    int call = cell.start(site.call()) - start;
    int after = cell.end(site.call()) - start;
    return new Patch()
        .add(body.slice(0, call))
        .add("$v%1$s[$k%1$s]".formatted(id))
        .add(body.slice(after, body.text().length()));
  }

  /** What is behind the methods: the strips' beginning and end, and the calls. */
  private String calls(List<Capture> outline) {
    String arguments = arguments(outline);
    String replay = "$I%1$s.$replay($t%1$s, $n%1$s".formatted(id) + arguments;
    if (copies()) {
      String fails = stored.map(array -> " || !" + store(array)).orElse("");
      String copy = "$I%1$s.$copy($v%1$s, $n%1$s".formatted(id) + arguments;
      replay =
          "{ final %2$s $v%1$s = $t%1$s.results($n%1$s); if ($v%1$s == null%3$s) "
                  .formatted(id, array(), fails)
              + replay
              + "else { "
              + (stored.isEmpty() ? copy : "")
              + "$t%1$s.$l.$giveBack($v%1$s); } } ".formatted(id);
    }
    return (" } } %2$stry { if ($t%1$s == null) $I%1$s.$inline(%3$s%4$selse %5$s} "
            + "catch (final Throwable $x%1$s) { org.jdeco.runtime.Deco.unite($x%1$s, $I%1$s.class); "
            + "throw $x%1$s; } %6$s = %3$s; }")
        .formatted(id, strip(), end(), arguments(withConstants(outline)), replay, name);
  }

  private String store(String array) {
    return "org.jdeco.runtime.Elements.store($v%1$s, $n%1$s, %2$s, %3$s)"
        .formatted(id, array, name);
  }

  private MappedText text(Tree tree) {
    return cell.body().slice(cell.start(tree), cell.end(tree));
  }
}
