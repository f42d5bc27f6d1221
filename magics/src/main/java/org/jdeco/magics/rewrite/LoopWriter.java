package org.jdeco.magics.rewrite;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdeco.magics.analysis.AheadLoop;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Capture;
import org.jdeco.magics.analysis.Guard;
import org.jdeco.magics.analysis.Header;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.Var;
import org.jdeco.magics.source.Edit;
import org.jdeco.magics.source.MappedText;
import org.jdeco.magics.source.Patch;
import org.jspecify.annotations.Nullable;

/** Rewrites one loop into its replay, with what runs ahead of it in front. */
final class LoopWriter {
  static final Guard UNLOCKED = new Guard.Unlocked();

  private final Attributed cell;
  private final AheadLoop loop;
  private final String id;
  private final @Nullable StripWriter strips;
  private final List<Edit> edits = new ArrayList<>();
  private @Nullable LoopWriter next;
  private List<Guard> apart = List.of();
  private boolean opened;
  private int thrown;

  LoopWriter(Attributed cell, AheadLoop loop, int index, boolean outlines) {
    this.cell = cell;
    this.loop = loop;
    this.id = String.valueOf(index);
    strips = loop.range() ? new StripWriter(cell, loop, id, outlines) : null;
  }

  List<Edit> edits() {
    StatementTree outer = loop.nest().outer();
    if (!opened) {
      edits.add(new Edit(cell.start(outer), cell.start(outer), opening()));
    }
    if (strips != null) {
      edits.addAll(strips.edits());
    } else {
      steps();
    }
    loop.slice().attempts().forEach(this::attempt);
    sites();
    closeBody();
    edits.add(Edit.insert(cell.end(outer), " } finally { $r" + id + ".bound(); } }"));
    return edits;
  }

  /** Lets the loop that follows begin while this one ends, if guards hold when this one starts. */
  LoopWriter before(LoopWriter following, List<Guard> guards) {
    next = following;
    apart = guards;
    following.opened = true;
    return this;
  }

  /** What stands in front of the loop, with what stands in front of the next for it. */
  private Patch opening() {
    LookaheadWriter lookahead = new LookaheadWriter(loop, id);
    LoopWriter following = next;
    Patch patch = following == null ? new Patch() : following.opening();
    patch
        .add("{ final class $A" + id + " { ")
        .add(lookahead.write())
        .add(new TaskWriter(loop, id).write(strips != null && strips.copies()))
        .add("} final org.jdeco.runtime.Region $r" + id + " = ");
    Header.Counted known = passable();
    if (known != null) {
      patch
          .add(pass(known))
          .add(" instanceof org.jdeco.runtime.Region $q%1$s ? $q%1$s : ".formatted(id));
    }
    patch
        .add("org.jdeco.runtime.Deco." + (known != null ? "passable(" : "region("))
        .add(id + ", " + lookahead(loop, lookahead, id) + ")");
    if (following != null) {
      String region = "$r" + following.id;
      String given = apart.isEmpty() ? region : guards(apart) + " ? " + region + " : null";
      patch.add(".before(" + given + ", " + following.loop.range() + ")");
    }
    return patch.add("; $r" + id + ".bound(); try { ");
  }

  /**
   * The header of a loop whose entries may pass. What it evaluates is evaluated in front of it
   * then, too, so it has to be on the same line for exceptions to be told of the right one.
   */
  private Header.@Nullable Counted passable() {
    Header.Counted header = next == null && !opened ? loop.single() : null;
    return header == null
            || loop.slice().mayDraw()
            || cell.line(header.bound()) != cell.line(loop.nest().outer())
        ? null
        : header;
  }

  /** What asks whether an entry is to be passed. */
  private Patch pass(Header.Counted header) {
    return new Patch()
        .add(
            "org.jdeco.runtime.Deco.pass(%s, org.jdeco.runtime.Counted.left((%s) ("
                .formatted(id, loop.rangeTypeOf(header)))
        .add(copy(Objects.requireNonNull(header.variable().getInitializer())))
        .add("), ")
        .add(copy(header.bound()))
        .add(", %d, %b))".formatted(header.step(), header.relation().endsWith("=")));
  }

  private MappedText copy(Tree tree) {
    return cell.body().slice(cell.start(tree), cell.end(tree));
  }

  /** The lookahead that a loop starts with. */
  static String lookahead(AheadLoop loop, LookaheadWriter writer, String id) {
    String made =
        writer.given().stream()
            .map(Capture::name)
            .collect(Collectors.joining(", ", "new $A" + id + ".$L" + id + "(", ")"));
    List<Guard> guards = new ArrayList<>(loop.slice().guards());
    boolean locks = guards.remove(UNLOCKED);
    if (!guards.isEmpty()) {
      made = guards(guards) + " ? " + made + " : org.jdeco.runtime.Guards.nothing()";
    }
    return locks ? "!" + guard(UNLOCKED) + " ? org.jdeco.runtime.Guards.locked() : " + made : made;
  }

  /** The condition that guards ask for. */
  static String guards(List<Guard> guards) {
    return guards.stream().map(LoopWriter::guard).collect(Collectors.joining(" && "));
  }

  private static String guard(Guard guard) {
    return "org.jdeco.runtime.Guards."
        + switch (guard) {
          case Guard.Apart(Guard.Side read, Guard.Side written) ->
              "apart(" + side(read) + ", " + side(written) + ")";
          case Guard.Distinct(Var variable, int depth) ->
              "distinct(" + variable.name() + ", " + depth + ")";
          case Guard.Unlocked() -> "unlocked()";
        };
  }

  private static String side(Guard.Side side) {
    return side.variable().name() + ", " + side.depth() + ", " + side.deep();
  }

  private String task() {
    return "$A" + id + ".$T" + id;
  }

  private void steps() {
    StatementTree body = loop.nest().innermost().body();
    String next = "final " + task() + " $t" + id + " = (" + task() + ") $r" + id + ".next(); ";
    if (body instanceof BlockTree) {
      edits.add(Edit.insert(cell.start(body) + 1, " " + next));
    } else {
      edits.add(Edit.insert(cell.start(body), "{ " + next));
    }
  }

  /** What closes a body that had no braces, behind all else that is put in at its end. */
  private void closeBody() {
    StatementTree body = loop.nest().innermost().body();
    if (!loop.range() && !(body instanceof BlockTree)) {
      edits.add(Edit.insert(cell.end(body), " }"));
    }
  }

  private void sites() {
    List<Site> sites = loop.slice().sites();
    for (int i = 0; i < sites.size(); i++) {
      if (loop.outermost(sites.get(i)).equals(sites.get(i))) {
        site(sites.get(i), i);
      }
    }
  }

  private void site(Site site, int index) {
    int start = cell.start(site.call());
    int end = cell.end(site.call());
    if (loop.range()) {
      edits.add(new Edit(start, end, take(site, index)));
      return;
    }
    String inline = "$t" + id + " == null";
    if (loop.slice().logged()) {
      inline += " || !$t" + id + ".has(" + index + ")";
    }
    Tree parent = cell.parent(site.call());
    if (parent instanceof ExpressionStatementTree) {
      int close = cell.end(parent);
      edits.add(Edit.insert(start, "{ if (" + inline + ") "));
      edits.add(
          new Edit(close, close, new Patch().add(" else ").add(take(site, index)).add("; }")));
    } else {
      edits.add(Edit.insert(start, "(" + inline + " ? "));
      edits.add(new Edit(end, end, new Patch().add(" : ").add(take(site, index)).add(")")));
    }
  }

  /** Tells the task what the replay catches, and what a finally clause is entered with. */
  private void attempt(TryTree tree) {
    String part = "if ($t" + id + " != null) $t" + id + ".part(";
    int end = cell.end(tree.getBlock());
    for (CatchTree each : tree.getCatches()) {
      String name = each.getParameter().getName().toString();
      if (name.isEmpty()) {
        name = thrown();
        int at = cell.end(each.getParameter());
        edits.add(Edit.replace(at - 1, at, name));
      }
      edits.add(Edit.insert(cell.start(each.getBlock()) + 1, " " + part + name + "); "));
      end = cell.end(each.getBlock());
    }
    if (tree.getFinallyBlock() != null) {
      String thrown = thrown();
      boolean bare = tree.getCatches().isEmpty() && tree.getResources().isEmpty();
      edits.add(Edit.insert(cell.start(tree), bare ? "" : "try { "));
      edits.add(
          Edit.insert(
              end,
              (bare ? "" : " }")
                  + " catch (final Throwable "
                  + thrown
                  + ") { "
                  + part
                  + thrown
                  + "); throw "
                  + thrown
                  + "; }"));
    }
  }

  /** A new name for what was thrown: one attempt may be made while another's failure is handled. */
  private String thrown() {
    return "$x" + id + "_" + ++thrown;
  }

  /** Taking a result, after the arguments have been evaluated where that has an effect. */
  private Patch take(Site site, int index) {
    Patch patch = new Patch().add("$t" + id + ".take" + index + "(");
    String separator = "";
    if (loop.range()) {
      patch.add("$k" + id);
      separator = ", ";
    }
    if (loop.slice().acting().contains(site)) {
      for (ExpressionTree argument : site.call().getArguments()) {
        patch.add(separator).add(cell.body().slice(cell.start(argument), cell.end(argument)));
        separator = ", ";
      }
    }
    return patch.add(")");
  }
}
