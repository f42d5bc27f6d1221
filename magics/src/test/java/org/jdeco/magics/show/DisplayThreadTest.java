package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jdeco.magics.Bundle;
import org.junit.jupiter.api.Test;

class DisplayThreadTest {
  @Test
  void itWorksForNoCellInParticular() throws InterruptedException {
    InheritableThreadLocal<String> cell = new InheritableThreadLocal<>();
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    AtomicReference<String> name = new AtomicReference<>();
    CountDownLatch ticked = new CountDownLatch(1);
    AtomicLong clock = new AtomicLong();
    cell.set("the first cell");
    LiveDisplay display =
        new LiveDisplay(
            new Screen(),
            () -> clock.getAndAdd(LiveDisplay.INTERVAL),
            () -> {
              seen.set(cell.get());
              name.set(Thread.currentThread().getName());
              ticked.countDown();
              return Optional.of(Bundle.text("now"));
            });
    try (DisplayThread thread = new DisplayThread();
        DisplayThread.Following _ = thread.follow(display)) {
      assertThat(ticked.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(seen).hasValue(null);
    assertThat(name).hasValue("jdeco-display");
  }
}
