package org.jdeco.magics.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text of code as a worker runs it: as it stands, but that calls keep their results. */
final class CallText {
  private final Attributed cell;
  private final Sites sites;
  private final Forwards forwards;
  private final List<Site> calls;
  private final Set<Site> overwriting;

  CallText(
      Attributed cell, Sites sites, Forwards forwards, List<Site> calls, Set<Site> overwriting) {
    this.cell = cell;
    this.sites = sites;
    this.forwards = forwards;
    this.calls = calls;
    this.overwriting = overwriting;
  }

  /** A tree's text, with the results of calls kept. */
  String verbatim(Tree tree) {
    int from = cell.start(tree);
    String text = cell.body().text();
    StringBuilder out = new StringBuilder();
    int at = from;
    for (Tree replaced : replaced(tree)) {
      out.append(text, at, cell.start(replaced));
      at = cell.end(replaced);
      AssignmentTree store = forwards.store(replaced);
      out.append(store != null ? forwards.name(store).orElseThrow() : kept(replaced));
    }
    return out.append(text, at, cell.end(tree)).toString();
  }

  /** A call that keeps its result. */
  private String kept(Tree tree) {
    Site site = sites.at(tree).orElseThrow();
    int index = calls.indexOf(site);
    String call = callText(site);
    return site.isVoid() ? call + "; $t.put" + index + "()" : "$t.put" + index + "(" + call + ")";
  }

  private String callText(Site site) {
    StringBuilder out = new StringBuilder();
    MethodInvocationTree call = site.call();
    if (overwriting.contains(site)) {
      out.append("$call").append(calls.indexOf(site)).append("($t");
      call.getArguments().forEach(argument -> out.append(", ").append(verbatim(argument)));
      return out.append(")").toString();
    }
    String text = cell.body().text();
    int at = cell.start(call);
    for (ExpressionTree argument : call.getArguments()) {
      out.append(text, at, cell.start(argument)).append(verbatim(argument));
      at = cell.end(argument);
    }
    return out.append(text, at, cell.end(call)).toString();
  }

  /** The outermost calls and forwarded elements within a tree, in the order of their text. */
  private List<Tree> replaced(Tree tree) {
    List<Tree> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree next, @Nullable Void unused) {
        if (next != null && (sites.at(next).isPresent() || forwards.store(next) != null)) {
          found.add(next);
          return null;
        }
        return super.scan(next, null);
      }
    }.scan(tree, null);
    return found;
  }
}
