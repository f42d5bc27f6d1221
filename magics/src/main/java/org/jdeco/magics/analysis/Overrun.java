package org.jdeco.magics.analysis;

import com.sun.source.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether what is done ahead may go on beyond the end of a loop that ends early, where
 * serial Java would not have done it.
 */
final class Overrun {
  private final Attributed cell;
  private @Nullable Tree mayStay; // of what the lookahead does
  private boolean workersMayStay;

  Overrun(Attributed cell) {
    this.cell = cell;
  }

  /** Hears what the lookahead evaluates, or a worker besides its calls. */
  void evaluated(Tree tree, Touches touches, boolean worker) {
    workersMayStay |= worker && touches.mayStay();
    mayStay = mayStay == null && !worker && touches.mayStay() ? tree : mayStay;
  }

  /** Why calls beyond the end of a loop that ends early must not be made; null if they may. */
  @Nullable Refusal ofCalls(List<Site> calls, Tree exit) {
    for (Site site : calls) {
      if (!site.effects().isPure()) {
        return refusal(
            exit, "line " + cell.line(exit), "a call of " + site.method().name(), "have an effect");
      }
    }
    return null;
  }

  /**
   * Why the caller's thread must not go beyond the end of a loop that ends early, or by an
   * exception; null if it may.
   *
   * @param exit a statement that ends the loop; null where only an exception could
   */
  @Nullable Refusal ofLookahead(@Nullable Tree exit) {
    Tree stays = mayStay;
    return stays == null
        ? null
        : refusal(
            exit == null ? stays : exit,
            exit == null ? "an exception" : "line " + cell.line(exit),
            "line " + cell.line(stays) + ": " + cell.oneLine(stays),
            "go on for ever");
  }

  /** Whether what workers do besides the calls may go on for ever. */
  boolean workersMayStay() {
    return workersMayStay;
  }

  private static Refusal refusal(Tree at, String end, String what, String does) {
    return new Refusal(
        at,
        end
            + " may end the loop early, and "
            + what
            + " that serial Java would not come to could "
            + does,
        "find the end first, or compute all results and stop in a second loop",
        "early-exit");
  }
}
