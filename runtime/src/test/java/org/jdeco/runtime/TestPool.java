package org.jdeco.runtime;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The workers that the tests of a class share, and work for them. */
final class TestPool implements AfterAllCallback {
  private final Engine engine;

  TestPool(int workers) {
    engine = new Engine(workers);
  }

  /** Runs code whose calls are tasks, or not, and says what became of them. */
  RunReport run(Inline inline, Runnable code) {
    try (Run run = engine.begin(options(inline))) {
      code.run();
      return run.end();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    engine.close();
  }

  /** Options that leave nothing to how busy the machine is. */
  static RunOptions options(Inline inline) {
    return RunOptions.DEFAULT.withInline(inline).withMaxLoad(Double.POSITIVE_INFINITY);
  }

  /** A number that takes about a microsecond to compute. */
  static long work(long x) {
    long y = x;
    for (int i = 0; i < 200; i++) {
      y ^= y << 13;
      y ^= y >>> 7;
      y ^= y << 17;
    }
    return y;
  }

  /** Waits until a latch has as many callers as it counts, and returns 1. */
  static long meet(CountDownLatch latch) {
    latch.countDown();
    await(latch);
    return 1;
  }

  /** Waits for a latch. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
