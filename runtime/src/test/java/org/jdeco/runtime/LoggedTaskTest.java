package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoggedTaskTest {
  /** Asks tasks to leave calls to the caller at once, and stops them soon after. */
  private static final Patience NONE =
      new Patience(1_000_000, 2_000_000, 5_000_000, 1L << 50, 3_000_000, 30_000_000);

  /** A task that makes calls for 0, 1, 2 … and goes on after failures, as the replay may. */
  private static class Calls extends LoggedTask {
    private final IntUnaryOperator f;
    private final int count;

    Calls(IntUnaryOperator f, int count) {
      this.f = f;
      this.count = count;
    }

    @Override
    protected void follow() throws Throwable {
      for (int i = 0; i < count; i++) {
        try {
          begin();
          int value;
          try {
            value = f.applyAsInt(i);
          } catch (Throwable failure) {
            throw fail(i, failure);
          }
          keep(i, value);
        } catch (IllegalStateException caught) {
          meet(caught);
        }
      }
    }

    int taken() {
      return (int) Objects.requireNonNull(take());
    }
  }

  /** A loop of tasks, each of three calls that the caller makes itself where the log ends. */
  private static final class Loop extends Counting {
    private final IntUnaryOperator f;

    Loop(IntUnaryOperator f, int n) {
      super(n);
      this.f = f;
    }

    @Override
    Task task(int i) {
      int first = 3 * i;
      return new Calls(k -> f.applyAsInt(first + k), 3);
    }

    static List<Integer> replay(int n, IntUnaryOperator f, IntUnaryOperator serial) {
      List<Integer> out = new ArrayList<>();
      try (Region region = Deco.region(0, new Loop(f, n))) {
        for (int i = 0; i < n; i++) {
          Calls task = (Calls) region.next();
          for (int k = 0; k < 3; k++) {
            boolean there = task != null && task.has(k);
            out.add(there ? task.taken() : serial.applyAsInt(3 * i + k));
          }
        }
      }
      return out;
    }
  }

  @Test
  void resultsAndFailuresAreTakenInOrder() {
    Calls task =
        new Calls(
            i -> {
              if (i == 1) {
                throw new IllegalStateException("one");
              }
              return 10 * i;
            },
            3);
    task.run();
    assertThat(task.has(0)).isTrue();
    assertThat(task.taken()).isZero();
    assertThat(task.has(1)).isTrue();
    assertThatThrownBy(task::taken).isInstanceOf(IllegalStateException.class).hasMessage("one");
    assertThat(task.has(2)).isTrue();
    assertThat(task.taken()).isEqualTo(20);
    assertThat(task.has(3)).isFalse();
  }

  @Test
  void theLogEndsAtWhatNoCallThrew() {
    Calls task =
        new Calls(i -> i, 3) {
          @Override
          protected void follow() {
            meet(new IllegalStateException("of the code between the calls"));
          }
        };
    task.run();
    assertThat(task.has(0)).isFalse();
  }

  @Test
  void theReplayLeavesALogWhereItCatchesWhatNoCallThrew() {
    Calls task = new Calls(i -> i, 3);
    task.run();
    assertThat(task.has(0)).isTrue();
    assertThat(task.taken()).isZero();
    task.part(new IllegalStateException());
    assertThat(task.has(1)).isFalse();
  }

  @Test
  void aTaskThatTakesTooLongLeavesCallsToTheCaller() {
    CountDownLatch never = new CountDownLatch(1);
    IntUnaryOperator stuck =
        x -> {
          if (x == 4 && Thread.currentThread() instanceof Worker) {
            try {
              never.await();
            } catch (InterruptedException e) {
              return -1; // it was stopped: this must not be taken
            }
          }
          return x;
        };
    try (Engine engine = new Engine(2, Schedule.NATURAL, NONE);
        Run run = engine.begin(TestPool.options(Inline.NEVER).withWorkers(2))) {
      assertThat(run.progress().tasks()).isZero();
      assertThat(Loop.replay(20, stuck, x -> x))
          .isEqualTo(java.util.stream.IntStream.range(0, 60).boxed().toList());
    }
  }
}
