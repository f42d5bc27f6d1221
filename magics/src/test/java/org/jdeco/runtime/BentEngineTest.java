package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bent schedules do what they are for, so that what runs under them is put to the test. */
class BentEngineTest {
  private static final int CALLS = 200;
  private static final int SEEDS = 12;

  /** A call that was made: of which iteration, and by whom. */
  private record Made(int iteration, Thread by) {}

  @Test
  void tasksAreReorderedAndSharedAmongThreads() {
    Set<List<Integer>> orders = new HashSet<>();
    Set<Thread> threads = new HashSet<>();
    Set<Integer> lengths = new HashSet<>();
    BentEngine bent = new BentEngine(3);
    try (Engine engine = bent.engine()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        bent.bend(seed, false);
        Queue<Made> made = new ConcurrentLinkedQueue<>();
        Queue<Integer> strips = new ConcurrentLinkedQueue<>();
        Run run = engine.begin(RunOptions.DEFAULT.withInline(Inline.NEVER));
        List<Integer> results = replay(made, strips);
        run.end();
        assertThat(results).isEqualTo(IntStream.range(0, CALLS).boxed().toList());
        orders.add(made.stream().map(Made::iteration).toList());
        made.forEach(each -> threads.add(each.by));
        lengths.addAll(strips);
      }
    }
    assertThat(orders).hasSizeGreaterThan(1);
    assertThat(orders).anyMatch(order -> !order.equals(order.stream().sorted().toList()));
    assertThat(threads).hasSizeGreaterThan(1);
    assertThat(lengths).contains(1, 2, 3, 4);
  }

  private static List<Integer> replay(Queue<Made> made, Queue<Integer> strips) {
    List<Integer> results = new ArrayList<>();
    try (Region region = Deco.region(0, new Ahead(made, strips))) {
      for (int i = 0; i < CALLS; ) {
        int count = region.strip(CALLS - i);
        Calls calls = (Calls) region.strip();
        for (int k = 0; k < count; k++, i++) {
          results.add(calls == null ? i : calls.take(k));
        }
      }
    }
    return results;
  }

  private static final class Ahead extends Lookahead {
    private final Queue<Made> made;
    private final Queue<Integer> strips;
    private boolean entered;

    Ahead(Queue<Made> made, Queue<Integer> strips) {
      this.made = made;
      this.strips = strips;
    }

    @Override
    protected int $advance() {
      boolean first = !entered;
      entered = true;
      return first ? CALLS : 0;
    }

    @Override
    protected Task $task(int from, int to) {
      strips.add(to - from);
      return new Calls(made, from, to);
    }
  }

  private static final class Calls extends Task {
    private final Queue<Made> made;
    private final int from;
    private final int[] values;

    Calls(Queue<Made> made, int from, int to) {
      this.made = made;
      this.from = from;
      this.values = new int[to - from];
    }

    @Override
    protected void run() {
      for (int k = 0; k < values.length; k++) {
        made.add(new Made(from + k, Thread.currentThread()));
        values[k] = from + k;
        done = k + 1;
      }
    }

    int take(int k) {
      arrive(k);
      return values[k];
    }
  }
}
