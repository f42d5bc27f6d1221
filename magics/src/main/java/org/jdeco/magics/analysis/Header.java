package org.jdeco.magics.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a loop goes on. */
public sealed interface Header {
  /**
   * {@code for (int i = a; i < b; i += step)}.
   *
   * @param variable the declaration of {@code i}, an int or a long
   * @param bound what {@code i} is compared with
   * @param relation {@code <}, {@code <=}, {@code >} or {@code >=}, with {@code i} on the left
   * @param step what is added to {@code i}; negative when it counts down
   */
  record Counted(VariableTree variable, ExpressionTree bound, String relation, long step)
      implements Header {}

  /**
   * Any other {@code for}, {@code while} and {@code do}.
   *
   * @param init what is done first
   * @param condition asked before each iteration; null when it is always true
   * @param update what is done after each iteration
   * @param atLeastOnce whether the condition is not asked before the first iteration
   */
  record General(
      List<? extends StatementTree> init,
      @Nullable ExpressionTree condition,
      List<? extends StatementTree> update,
      boolean atLeastOnce)
      implements Header {}

  /**
   * {@code for (T x : source)}, or a loop that an iterator drives.
   *
   * @param variable the declaration of {@code x}, or of the iterator; ahead, it stands for the
   *     element
   * @param source an array or an iterable
   * @param array which of the two
   */
  record Each(VariableTree variable, ExpressionTree source, boolean array) implements Header {
    /** Whether an iterator drives the loop, and {@code it.next()} is the element. */
    boolean iterator() {
      return variable.getInitializer() != null;
    }
  }
}
