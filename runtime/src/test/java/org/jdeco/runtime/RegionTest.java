package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What loops leave behind is what they would have left serially. */
@Timeout(60)
class RegionTest {
  @RegisterExtension static final TestPool POOL = new TestPool(3);

  @ParameterizedTest
  @EnumSource(Inline.class)
  void aCountedLoopStoresWhatItWouldSerially(Inline inline) {
    long[] serial = RangeLoop.serial(20_000, TestPool::work, new long[20_000]);
    long[] ahead = new long[20_000];
    RunReport report = POOL.run(inline, () -> RangeLoop.replay(20_000, TestPool::work, ahead));
    assertThat(ahead).isEqualTo(serial);
    assertThat(report.totals().tasks() + report.totals().inline()).isEqualTo(20_000);
    assertThat(report.totals().total()).isEqualTo(20_000);
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void anIterationAppendsInOrder(Inline inline) {
    List<Integer> xs = IntStream.range(0, 5_000).boxed().toList();
    List<Long> out = new ArrayList<>();
    POOL.run(inline, () -> StepLoop.replay(xs, x -> TestPool.work(x), out::add));
    assertThat(out).isEqualTo(xs.stream().map(x -> TestPool.work(x)).toList());
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void aNestSkipsEmptyRows(Inline inline) {
    int[] widths = new int[300];
    Arrays.setAll(widths, i -> i % 7 == 3 ? 0 : i % 50);
    int[][] g = new int[1][];
    List<int[][]> out = new ArrayList<>();
    POOL.run(
        inline,
        () -> out.add(GridLoop.replay(widths, (i, j) -> (int) TestPool.work(i * 1000L + j))));
    assertThat(out.getFirst())
        .isDeepEqualTo(GridLoop.serial(widths, (i, j) -> (int) TestPool.work(i * 1000L + j)));
  }

  @ParameterizedTest
  @EnumSource(Inline.class)
  void twoCallsOfAnIterationKeepTheirOrder(Inline inline) {
    List<Long> serial = new ArrayList<>();
    PairLoop.serial(1_000, TestPool::work, i -> -i, serial::add);
    List<Long> out = new ArrayList<>();
    POOL.run(inline, () -> PairLoop.replay(1_000, TestPool::work, i -> -i, out::add));
    assertThat(out).isEqualTo(serial);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 17})
  void shortLoopsEnd(int n) {
    for (Inline inline : Inline.values()) {
      long[] r = new long[n];
      POOL.run(inline, () -> RangeLoop.replay(n, i -> i + 1, r));
      assertThat(r).isEqualTo(RangeLoop.serial(n, i -> i + 1, new long[n]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theFirstCallsAreMadeBesideEachOther(int calls) {
    long[] ones = new long[calls];
    Arrays.fill(ones, 1);
    CountDownLatch counted = new CountDownLatch(calls);
    long[] r = new long[calls];
    POOL.run(
        Inline.AUTO, () -> RangeLoop.replay(calls, i -> TestPool.meet(counted), r)); // or for ever
    assertThat(r).isEqualTo(ones);
    CountDownLatch iterated = new CountDownLatch(calls);
    List<Long> out = new ArrayList<>();
    List<Integer> xs = IntStream.range(0, calls).boxed().toList();
    POOL.run(Inline.AUTO, () -> StepLoop.replay(xs, x -> TestPool.meet(iterated), out::add));
    assertThat(out).containsExactly(Arrays.stream(ones).boxed().toArray(Long[]::new));
  }

  @Test
  void aLoopThatIsLeftAtOnceLaysCallsOutOnce() {
    AtomicInteger others = new AtomicInteger();
    POOL.run(
        Inline.AUTO,
        () -> {
          for (int k = 0; k < 1_000; k++) {
            int found = SearchLoop.find(100, i -> i == 0 ? 7 : others.incrementAndGet(), 7);
            assertThat(found).isZero();
          }
        });
    assertThat(others).hasValueLessThanOrEqualTo(3);
  }

  @Test
  void oneWorkerIsEnough() {
    try (Engine alone = new Engine(1);
        Run run = alone.begin(TestPool.options(Inline.NEVER))) {
      long[] r = RangeLoop.replay(1_000, TestPool::work, new long[1_000]);
      assertThat(r).isEqualTo(RangeLoop.serial(1_000, TestPool::work, new long[1_000]));
      assertThat(run.end().totals().tasks()).isEqualTo(1_000);
    }
  }

  @Test
  void loopsWorkWithoutARun() {
    long[] r = RangeLoop.replay(3_000, TestPool::work, new long[3_000]);
    assertThat(r).isEqualTo(RangeLoop.serial(3_000, TestPool::work, new long[3_000]));
  }

  @Test
  void theWindowIsBounded() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> xs = IntStream.range(0, 200_000).boxed().toList();
    int[] taken = new int[1];
    int[] most = new int[1];
    POOL.run(
        Inline.NEVER,
        () ->
            StepLoop.replay(
                xs,
                x -> begun.incrementAndGet(),
                v -> {
                  taken[0]++;
                  most[0] = Math.max(most[0], begun.get() - taken[0]);
                }));
    assertThat(most[0]).isLessThan(40_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noScheduleChangesAResult(long seed) {
    try (Engine bent = new Engine(4, new SeededSchedule(seed))) {
      for (int round = 0; round < 20; round++) {
        int n = 50 + 37 * round;
        try (Run run = bent.begin(TestPool.options(Inline.AUTO))) {
          assertThat(run.progress().done()).isZero();
          long[] r = RangeLoop.replay(n, TestPool::work, new long[n]);
          assertThat(r).isEqualTo(RangeLoop.serial(n, TestPool::work, new long[n]));
          List<Long> out = new ArrayList<>();
          PairLoop.replay(n, TestPool::work, i -> i, out::add);
          List<Long> serial = new ArrayList<>();
          PairLoop.serial(n, TestPool::work, i -> i, serial::add);
          assertThat(out).isEqualTo(serial);
          int[] widths = IntStream.range(0, n / 10).map(i -> i * 7 % 13).toArray();
          assertThat(GridLoop.replay(widths, (i, j) -> i * 31 + j))
              .isDeepEqualTo(GridLoop.serial(widths, (i, j) -> i * 31 + j));
          int failing = n / 2;
          assertThatThrownBy(() ->
                  RangeLoop.replay(
                      n,
                      i -> {
                        if (i >= failing) {
                          throw new IllegalStateException("at " + i);
                        }
                        return i;
                      },
                      new long[n]))
              .hasMessage("at " + failing);
        }
      }
    }
  }
}
