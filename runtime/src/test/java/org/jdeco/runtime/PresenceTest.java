package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** How much of the time a thread was on a processor. */
class PresenceTest {
  private static final long WAIT = 50_000_000;

  private final Presence presence = new Presence(Thread.currentThread());

  @Test
  void aThreadThatWaitsIsAway() {
    long from = System.nanoTime();
    presence.begin(from);
    while (System.nanoTime() - from < WAIT) {
      LockSupport.parkNanos(WAIT);
    }
    assertThat(presence.missed(System.nanoTime())).isGreaterThan(WAIT * 8 / 10);
  }

  @Test
  void aThreadThatComputesIsThereForSomeOfTheTime() {
    long from = System.nanoTime();
    presence.begin(from);
    double x = 1;
    for (int i = 0; i < 3_000_000; i++) {
      x = Math.sin(x + i);
    }
    long now = System.nanoTime();
    assertThat(x).isBetween(-1.0, 1.0);
    assertThat(presence.missed(now)).isLessThan(now - from);
  }

  @Test
  void whatIsShortIsNotLookedInto() {
    long from = System.nanoTime();
    presence.begin(from);
    assertThat(presence.missed(from)).isZero();
  }

  @Test
  void virtualThreadsAreNotAskedAfter() throws InterruptedException {
    AtomicLong missed = new AtomicLong(-1);
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              Presence virtual = new Presence(Thread.currentThread());
              boolean asks = virtual.begin(System.nanoTime());
              missed.set(asks ? -1 : virtual.missed(System.nanoTime() + WAIT));
            });
    thread.join();
    assertThat(missed).hasValue(0);
  }
}
