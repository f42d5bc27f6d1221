package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes what a worker runs for a call in a row, with results in place of earlier calls. */
final class AheadText {
  private final Attributed cell;
  private final Sites sites;
  private final List<AheadCall> earlier;
  private final Set<Integer> after = new TreeSet<>();

  /**
   * The text of one call.
   *
   * @param earlier the calls that come before it, by number
   */
  AheadText(Attributed cell, Sites sites, List<AheadCall> earlier) {
    this.cell = cell;
    this.sites = sites;
    this.earlier = earlier;
  }

  /** A statement that is repeated before the call. */
  String statement(Tree item) {
    if (!(item instanceof VariableTree tree)) {
      return text(Objects.requireNonNull(Straight.change(item))) + ";";
    }
    String type = TypeText.of(cell.type(tree)).orElse("Object");
    ExpressionTree value = tree.getInitializer();
    return type
        + " "
        + tree.getName()
        + " = "
        + (value == null ? TypeText.zero(type) : text(value))
        + ";";
  }

  /** The call itself. */
  String call(MethodInvocationTree call) {
    StringBuilder out = new StringBuilder();
    String text = cell.body().text();
    int at = cell.start(call);
    for (ExpressionTree argument : call.getArguments()) {
      out.append(text, at, cell.start(argument)).append(text(argument));
      at = cell.end(argument);
    }
    return out.append(text, at, cell.end(call)).toString();
  }

  /** The numbers of the calls whose results are in what has been written. */
  Set<Integer> after() {
    return after;
  }

  private String text(Tree tree) {
    StringBuilder out = new StringBuilder();
    String text = cell.body().text();
    int at = cell.start(tree);
    for (Tree call : outermost(tree)) {
      out.append(text, at, cell.start(call)).append(result(call));
      at = cell.end(call);
    }
    return out.append(text, at, cell.end(tree)).toString();
  }

  private String result(Tree call) {
    for (int i = 0; i < earlier.size(); i++) {
      Site each = earlier.get(i).site();
      if (each.call() == call) {
        after.add(i);
        String type = TypeText.of(each.type()).orElseThrow();
        String taken = "$g.<" + TypeText.boxed(type) + ">result(" + i + ")";
        return each.type().getKind().isPrimitive() ? "((" + type + ") " + taken + ")" : taken;
      }
    }
    throw new IllegalStateException("a call that is repeated was not made before");
  }

  private List<Tree> outermost(Tree tree) {
    List<Tree> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null && sites.at(next).isPresent()) {
          found.add(next);
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return found;
  }
}
