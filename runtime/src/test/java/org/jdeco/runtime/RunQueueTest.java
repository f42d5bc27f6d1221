package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How long threads waited for a processor. */
@Timeout(60)
class RunQueueTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void moreBusyThreadsThanProcessorsWait() throws Exception {
    RunQueue own = RunQueue.ofCurrent();
    long before = own.waited();
    assumeTrue(before >= 0, "this kernel does not tell");
    AtomicBoolean over = new AtomicBoolean();
    var busy =
        IntStream.range(0, 2 * Runtime.getRuntime().availableProcessors())
            .mapToObj(_ -> Thread.ofPlatform().daemon().start(() -> spin(over)))
            .toList();
    while (own.waited() - before < 1_000_000) { // or the test's time is over
      Thread.onSpinWait();
    }
    assertThat(own.waited()).isGreaterThan(before);
    over.set(true);
    for (Thread thread : busy) {
      thread.join();
    }
  }

  private static void spin(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }
}
