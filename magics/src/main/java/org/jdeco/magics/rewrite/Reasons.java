package org.jdeco.magics.rewrite;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdeco.magics.analysis.AheadCall;
import org.jdeco.magics.analysis.Attributed;
import org.jdeco.magics.analysis.Guard;
import org.jdeco.magics.analysis.Refusal;
import org.jdeco.magics.analysis.Site;
import org.jdeco.magics.analysis.Slice;
import org.jdeco.magics.analysis.Var;
import org.jdeco.magics.effects.Access;
import org.jdeco.magics.effects.Trait;
import org.jdeco.magics.plan.Verdict;

/** Puts decisions into words. */
final class Reasons {
  private static final int WIDEST = 80;

  private final Attributed cell;

  Reasons(Attributed cell) {
    this.cell = cell;
  }

  Verdict parallel(Site site, Slice slice) {
    return parallel(
        site,
        slice.trusted(),
        slice.guards(),
        slice.overwritten().containsKey(site),
        "the loop does not change",
        "loop starts");
  }

  Verdict parallel(AheadCall call) {
    return parallel(
        call.site(),
        call.trusted(),
        call.guards(),
        false,
        "nothing between the calls changes",
        "first call is made");
  }

  private Verdict parallel(
      Site site,
      List<String> trusted,
      List<Guard> guards,
      boolean overwrites,
      String unchanged,
      String when) {
    boolean assumed = !trusted.isEmpty();
    String name = site.method().name();
    String reason;
    if (assumed) {
      reason = "on your word that it does no harm that " + String.join("; ", trusted);
    } else if (site.effects().reads().isEmpty()) {
      reason =
          name
              + " depends on its arguments alone"
              + (site.effects().writes().isEmpty() ? " and changes nothing" : "");
    } else {
      String reads =
          site.effects().reads().stream()
              .map(Access::what)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      reason = unchanged + " what " + name + " reads (" + reads + ")";
    }
    if (!assumed) {
      reason += asides(site);
    }
    if (overwrites) {
      reason += "; nothing else touches the elements that " + name + " writes";
    }
    if (!guards.isEmpty()) {
      reason +=
          guards.stream()
              .map(Reasons::guard)
              .distinct()
              .collect(Collectors.joining("; ", "; checked when the " + when + ": ", ""));
    }
    return verdict(
        site,
        assumed ? Verdict.Kind.ASSUMED : Verdict.Kind.PROVED,
        reason,
        "",
        assumed ? "taken-on-trust" : "");
  }

  /** What a call does besides its result that does no harm, in words. */
  private static String asides(Site site) {
    String name = site.method().name();
    Set<Trait> traits = site.effects().traits();
    return (traits.contains(Trait.PRINTS) ? "; what " + name + " prints comes in its turn" : "")
        + (traits.contains(Trait.DRAWS)
            ? "; what " + name + " draws are the iteration's own random numbers"
            : "");
  }

  private static String guard(Guard guard) {
    return switch (guard) {
      case Guard.Apart(Guard.Side read, Guard.Side written) ->
          read.variable().name() + " and " + written.variable().name() + " share no object";
      case Guard.Distinct(Var variable, int ignored) -> variable.name() + " holds no array twice";
      case Guard.Unlocked() -> "the thread holds no lock";
    };
  }

  Verdict serial(Site site, Refusal refusal) {
    return verdict(site, Verdict.Kind.SERIAL, refusal.reason(), refusal.remedy(), refusal.page());
  }

  private Verdict verdict(Site site, Verdict.Kind kind, String reason, String remedy, String page) {
    Tree statement = site.call();
    for (Tree tree = statement; tree != null; tree = cell.parent(tree)) {
      if (tree instanceof ExpressionStatementTree || tree instanceof VariableTree) {
        statement = cell.start(tree) >= 0 && cell.end(tree) >= 0 ? tree : statement;
        break;
      }
    }
    String text = cell.text(statement).replaceAll("\\s+", " ");
    text = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    String source = text.length() > WIDEST ? text.substring(0, WIDEST - 3) + "..." : text;
    return new Verdict(
        cell.line(statement), cell.column(statement), source, kind, reason, remedy, page);
  }
}
