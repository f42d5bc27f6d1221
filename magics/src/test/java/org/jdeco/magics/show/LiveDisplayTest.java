package org.jdeco.magics.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdeco.magics.Bundle;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {
  private static final long MILLI = 1_000_000;

  private final Screen screen = new Screen();
  private final AtomicLong clock = new AtomicLong();
  private final LiveDisplay display =
      new LiveDisplay(
          screen, clock::get, () -> Optional.of(Bundle.text("at " + clock.get() / MILLI)));

  private void tickAt(long millis) {
    clock.set(millis * MILLI);
    display.tick();
  }

  @Test
  void aShortRunShowsNothingButItsEnd() {
    tickAt(50);
    tickAt(299);
    display.finish(Bundle.text("end"));
    tickAt(500);
    assertThat(screen.shown).containsExactly("new end");
  }

  @Test
  void itChangesAtMostTenTimesASecond() {
    for (int millis = 0; millis < 1000; millis++) {
      tickAt(millis);
    }
    display.finish(Bundle.text("end"));
    assertThat(screen.shown).hasSize(8).startsWith("new at 300", "d at 400").endsWith("d end");
  }

  @Test
  void itTakesAHundredthOfTheTimeAtMost() {
    LiveDisplay slow =
        new LiveDisplay(
            screen,
            clock::get,
            () -> Optional.of(Bundle.text("at " + clock.addAndGet(3 * MILLI) / MILLI)));
    for (int millis = 0; millis < 1000; millis += 100) {
      clock.set(millis * MILLI);
      slow.tick();
    }
    assertThat(screen.shown).containsExactly("new at 303", "d at 703");
  }

  @Test
  void itMovesTwiceASecondHoweverLongDrawingTakes() {
    LiveDisplay slow =
        new LiveDisplay(
            screen,
            clock::get,
            () -> Optional.of(Bundle.text("at " + clock.addAndGet(80 * MILLI) / MILLI)));
    for (int millis = 0; millis < 2000; millis += 100) {
      clock.set(millis * MILLI);
      slow.tick();
    }
    assertThat(screen.shown).containsExactly("new at 380", "d at 980", "d at 1580");
  }

  @Test
  void theEndIsShownHoweverSoonItComes() {
    tickAt(300);
    display.finish(Bundle.text("end"));
    display.finish(Bundle.text("another end"));
    assertThat(screen.shown).containsExactly("new at 300", "d end");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    LiveDisplay still = new LiveDisplay(screen, clock::get, () -> Optional.of(Bundle.text("same")));
    for (int millis = 0; millis < 1000; millis += 100) {
      clock.set(millis * MILLI);
      still.tick();
    }
    assertThat(screen.shown).containsExactly("new same");
  }
}
