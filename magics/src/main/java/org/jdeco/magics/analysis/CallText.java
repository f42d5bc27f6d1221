package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The text of code as a worker runs it: as it stands, but that calls keep their results. In a task
 * with fixed places, call {@code k} becomes {@code $t.putK(f(x))}; in one that keeps a log, {@code
 * $ck($t, x)}.
 */
final class CallText {
  private final Attributed cell;
  private final Sites sites;
  private final Forwards forwards;
  private final List<Site> calls;
  private final Set<Site> overwriting;
  private final boolean logged;
  private final Predicate<Tree> steps;
  private final List<Tree> written = new ArrayList<>();

  /**
   * The text of a loop's code.
   *
   * @param overwriting the calls that overwrite array elements
   * @param steps which calls give the next element of a loop that an iterator drives
   */
  CallText(
      Attributed cell,
      Sites sites,
      Forwards forwards,
      List<Site> calls,
      boolean logged,
      Set<Site> overwriting,
      Predicate<Tree> steps) {
    this.cell = cell;
    this.sites = sites;
    this.forwards = forwards;
    this.calls = calls;
    this.logged = logged;
    this.overwriting = overwriting;
    this.steps = steps;
  }

  /** The trees that were written whole. */
  List<Tree> written() {
    return written;
  }

  /** A tree's text, with the results of calls kept. */
  String verbatim(Tree tree) {
    written.add(tree);
    return between(tree, cell.start(tree), cell.end(tree));
  }

  /** The text of a tree up to one of its parts, with the results of calls kept. */
  String header(Tree tree, Tree part) {
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null && next != tree && cell.end(next) <= cell.start(part)) {
          written.add(next);
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return between(tree, cell.start(tree), cell.start(part));
  }

  private String between(Tree tree, int from, int to) {
    String text = cell.body().text();
    StringBuilder out = new StringBuilder();
    int at = from;
    for (Tree replaced : replaced(tree)) {
      if (cell.start(replaced) < from || cell.end(replaced) > to) {
        continue;
      }
      out.append(text, at, cell.start(replaced));
      at = cell.end(replaced);
      AssignmentTree store = forwards.store(replaced);
      if (store != null) {
        out.append(forwards.name(store).orElseThrow());
      } else {
        out.append(sites.at(replaced).isPresent() ? kept(replaced) : iterator(replaced));
      }
    }
    return out.append(text, at, to).toString();
  }

  /** The element that an iterator gives, which has the iterator's name. */
  private static String iterator(Tree step) {
    return ((MemberSelectTree) ((MethodInvocationTree) step).getMethodSelect())
        .getExpression()
        .toString();
  }

  /** A call that keeps its result. */
  private String kept(Tree tree) {
    Site site = sites.at(tree).orElseThrow();
    int index = calls.indexOf(site);
    MethodInvocationTree call = site.call();
    String text = cell.body().text();
    StringBuilder out = new StringBuilder();
    int at = cell.start(call);
    if (logged) {
      out.append("$c").append(index).append("($t");
      for (ExpressionTree argument : call.getArguments()) {
        out.append(", ").append(verbatim(argument));
      }
      return out.append(')').toString();
    }
    if (overwriting.contains(site)) {
      out.append("$call").append(index).append("($t");
      call.getArguments().forEach(argument -> out.append(", ").append(verbatim(argument)));
      out.append(')');
    } else {
      for (ExpressionTree argument : call.getArguments()) {
        out.append(text, at, cell.start(argument)).append(verbatim(argument));
        at = cell.end(argument);
      }
      out.append(text, at, cell.end(call));
    }
    return site.isVoid() ? out + "; $t.put" + index + "()" : "$t.put" + index + "(" + out + ")";
  }

  /** The outermost calls and forwarded elements within a tree, in the order of their text. */
  private List<Tree> replaced(Tree tree) {
    List<Tree> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null
            && (sites.at(next).isPresent() || forwards.store(next) != null || steps.test(next))) {
          found.add(next);
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return found;
  }
}
