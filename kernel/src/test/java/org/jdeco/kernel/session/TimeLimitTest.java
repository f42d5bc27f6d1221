package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jdeco.magics.Outcome;
import org.jdeco.runtime.CallTimeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of time for a cell holds whatever the cell does. */
@Timeout(60)
class TimeLimitTest extends SessionTest {
  private static final String LIMIT = "%%synchronized --cell-timeout 500ms\n";
  private static final String SLOW =
      """
      %%concurrent
      int nap(int i) throws InterruptedException { Thread.sleep(30_000); return i; }
      int spin(int i) { while (true) { if (i < 0) return i; } }
      """;

  private static Outcome.Failure limited(String code) {
    long begin = System.nanoTime();
    Outcome outcome = run(LIMIT + code).outcome();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    assertThat(outcome).isInstanceOf(Outcome.Failure.class);
    Outcome.Failure failure = (Outcome.Failure) outcome;
    assertThat(failure.name()).isEqualTo(CallTimeout.class.getName());
    assertThat(failure.message()).contains("500 ms");
    return failure;
  }

  /** Each in one statement, so that little of the time goes into compiling. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ int s = 0;\n for (int i = 0; i < 9; i++) s += nap(i); }",
        "{ int s = 0;\n for (int i = 0; i < 9; i++) s += spin(i); }",
        "{ int s = 0;\n for (int i = 0; i < 9; i++) s += nap(i + s % 2); }",
        "{ int s = 0;\n for (int i = 0; i < 9; i++) s += spin(i + s % 2); }",
        "{ int s;\n s = nap(1); }",
        "{ int s = 0;\n while (true) s++; }",
        "{ int s = 0;\n while (true) { try { Thread.sleep(10); } catch (InterruptedException e) { s++; } } }",
        "{ int s = 0;\n try { Thread.sleep(30_000); } catch (Exception e) { throw new Error(e); } }",
      })
  void stopsAtTheLine(String code) {
    run(SLOW);
    assertThat(String.join("\n", limited(code).traceback())).contains("line 3");
    assertThat(run("int t = 0; for (int i = 0; i < 9; i++) t += i; t").text()).isEqualTo("36");
    assertThat(run("Thread.currentThread().isInterrupted()").text()).isEqualTo("false");
    theSwitchGoesBackToRest();
  }

  private static void theSwitchGoesBackToRest() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (session.stopSwitch().armed() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(session.stopSwitch().armed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ int s = 0;\n try { while (true) s++; } catch (Throwable t) { } }",
        "class Endless { public String toString() { while (true) {} } }\nnew Endless()",
        "Thread.sleep(550); 5",
      })
  void failsThoughItsCodeGoesOn(String code) {
    limited(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exception a = new Exception(\"mine\"), b = new Exception(a); a.initCause(b);",
        "class E extends Exception { E() { super(\"mine\"); } public Throwable getCause() { throw new Error(); } }\nException a = new E();",
      })
  void causesThatLeadNowhere(String code) {
    Outcome outcome =
        run(LIMIT
                + code
                + "\ntry { Thread.sleep(30_000); } catch (InterruptedException e) { throw a; }")
            .outcome();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failure.class, failure -> assertThat(failure.message()).isEqualTo("mine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--check", "--compare", "--race"})
  void holdsForEachRunOfACheck(String how) {
    String code = "%%synchronized " + how + " --cell-timeout 500ms\nint w = 0; while (true) w++;";
    assertThat(run(code).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failure.class,
            failure -> assertThat(failure.name()).isEqualTo(Outcome.Failure.TIMEOUT));
    assertThat(run("1 + 1").text()).isEqualTo("2");
  }

  @Test
  void whatNothingInterruptsIsLeftBehind() {
    Ran ran = run(LIMIT + "var never = new CompletableFuture<String>();\nnever.join();");
    assertThat(ran.outcome()).isInstanceOf(Outcome.Interrupted.class);
    assertThat(ran.frontend().err.toString())
        .contains("exceeded its limit of time", "line 3", "left behind");
    assertThat(run("never.complete(\"x\"); 1 + 1").text()).isEqualTo("2");
    theSwitchGoesBackToRest();
  }

  @Test
  void aFailureOfItsOwnIsToldAsThat() {
    Outcome outcome = run(LIMIT + "throw new IllegalStateException(\"mine\");").outcome();
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failure.class, failure -> assertThat(failure.message()).contains("mine"));
  }

  @Test
  void aCellInTimeIsNotStopped() {
    assertThat(run("%%synchronized --cell-timeout 30s\nint u = 0; while (u < 9) u++;\nu").text())
        .isEqualTo("9");
  }
}
