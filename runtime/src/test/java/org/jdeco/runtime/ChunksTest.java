package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What chunks that took so long say about those to come. */
class ChunksTest {
  private static final long MILLI = 1_000_000;

  private final Engine engine = new Engine(2);
  private final Run run = engine.begin(RunOptions.DEFAULT.withMaxLoad(Double.POSITIVE_INFINITY));
  private final Chunks chunks = new Chunks(run, new Loop(0), false);

  @AfterEach
  void close() {
    run.close();
    engine.close();
  }

  @Test
  void oneLongChunkAmongShortOnesDoesNotMakeThemLong() {
    chunks.begin();
    chunks.staysAfter(chunk(MILLI));
    chunks.staysAfter(chunk(10 * MILLI));
    assertThat(chunks.isShort()).isTrue();
  }

  @Test
  void chunksThatAreLongBecomeShortWhenTheyAreMuchShorter() {
    chunks.begin();
    chunks.staysAfter(chunk(10 * MILLI));
    assertThat(chunks.isShort()).isFalse();
    for (int i = 0; i < 100; i++) {
      chunks.staysAfter(chunk(MILLI));
    }
    assertThat(chunks.isShort()).isFalse();
    for (int i = 0; i < 100; i++) {
      chunks.staysAfter(chunk(MILLI / 10));
    }
    assertThat(chunks.isShort()).isTrue();
  }

  /** A chunk of one call that took so long. */
  private Work chunk(long nanos) {
    Task task =
        new Task() {
          @Override
          protected void run() {}
        };
    try (Region region = Deco.region(9, Guards.NOTHING)) {
      Work chunk = Chunk.ofSteps(region, 0, new Task[] {task}, 1);
      chunk.nanos = nanos;
      return chunk;
    }
  }
}
