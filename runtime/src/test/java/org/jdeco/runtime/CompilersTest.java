package org.jdeco.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the JVM is compiling, by files as Linux has them. */
class CompilersTest {
  private static final long PERIOD = 2_000_000;

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(7_000 * PERIOD);
  private Compilers compilers;

  @BeforeEach
  void twoCompilersAndAnotherThread() throws IOException {
    write(1, "C2 CompilerThre", 'S', 500);
    write(2, "C1 CompilerThre", 'S', 800);
    write(3, "jdeco-worker-1", 'R', 900);
    compilers = new Compilers(folder, clock::get);
    compilers.find();
  }

  private void write(int thread, String name, char state, long nanos) throws IOException {
    Path own = Files.createDirectories(folder.resolve(Integer.toString(thread)));
    Files.writeString(own.resolve("comm"), name + "\n");
    Files.writeString(own.resolve("stat"), "%d (%s) %c 1 2 3\n".formatted(thread, name, state));
    Files.writeString(own.resolve("schedstat"), "%d %d 17\n".formatted(nanos / 2, nanos / 2));
  }

  private boolean restAfter(long nanos) {
    clock.addAndGet(nanos);
    return compilers.rest();
  }

  @Test
  void theyRestIfTwoLooksFindThemAsleepAndNothingDone() {
    assertThat(compilers.rest()).isFalse();
    assertThat(restAfter(PERIOD / 2)).isFalse();
    assertThat(restAfter(PERIOD)).isTrue();
    assertThat(restAfter(PERIOD / 2)).isTrue(); // as it was found just now
  }

  @Test
  void oneThatHasWorkedSinceDoesNotRest() throws IOException {
    compilers.rest();
    write(2, "C1 CompilerThre", 'S', 800 + PERIOD / 2);
    assertThat(restAfter(PERIOD)).isFalse();
    assertThat(restAfter(PERIOD)).isTrue();
  }

  @Test
  void oneThatRunsDoesNotRestThoughNothingIsCountedYet() throws IOException {
    compilers.rest();
    write(1, "C2 CompilerThre", 'R', 500);
    assertThat(restAfter(PERIOD)).isFalse();
    write(1, "C2 CompilerThre", 'S', 500);
    assertThat(restAfter(PERIOD)).isFalse(); // it did before
    assertThat(restAfter(PERIOD)).isTrue();
  }

  @Test
  void aLookOfLongAgoSaysNothing() {
    compilers.rest();
    assertThat(restAfter(1000 * PERIOD)).isFalse();
  }

  @Test
  void wherePartOfItIsNotToldNothingIsKnown() throws IOException {
    Files.writeString(folder.resolve("1").resolve("schedstat"), "");
    compilers.rest();
    assertThat(restAfter(PERIOD)).isFalse();
    assertThat(restAfter(PERIOD)).isFalse();
  }

  @Test
  void onAnotherSystemNothingIsKnown() {
    compilers = new Compilers(folder.resolve("none"), clock::get);
    compilers.find();
    compilers.rest();
    assertThat(restAfter(PERIOD)).isFalse();
    assertThat(restAfter(PERIOD)).isFalse();
  }
}
