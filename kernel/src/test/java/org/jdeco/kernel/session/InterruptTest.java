package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jdeco.magics.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InterruptTest extends SessionTest {
  private static CompletableFuture<Ran> start(String code, FakeFrontend frontend) {
    CompletableFuture<Ran> ran = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> ran.complete(run(code, frontend)));
    return ran;
  }

  /** Interrupts a cell once it has printed, and gives how long it then took to end. */
  private static Duration interrupted(String code) throws Exception {
    FakeFrontend frontend = frontend();
    CompletableFuture<Ran> ran = start(code, frontend);
    assertThat(frontend.printed.await(30, TimeUnit.SECONDS)).as("the cell runs").isTrue();
    long begin = System.nanoTime();
    session.interrupt();
    Ran result = ran.get(30, TimeUnit.SECONDS);
    assertThat(result.outcome()).isInstanceOf(Outcome.Interrupted.class);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ System.out.print(1); while (true) {} }",
        "{ System.out.print(1); for (long i = 0; ; i++) { if (i < 0) break; } }",
        "{ System.out.print(1); while (true) { try { Thread.sleep(1); } catch (Throwable t) {} } }",
        """
        { System.out.print(1);
        while (true) { try { while (true) { Math.sqrt(2); } } catch (Throwable t) { } finally { } } }
        """,
        "{ System.out.print(1); Thread.sleep(1_000_000); }",
        "{ System.out.print(1); new java.util.concurrent.CountDownLatch(1).await(); }",
        "{ System.out.print(1); synchronized (\"a\") { \"a\".wait(); } }",
        "{ System.out.print(1); new LinkedBlockingQueue<String>().take(); }",
        "{ System.out.print(1); IntStream.range(0, 1 << 30).parallel().map(i -> { int s = 0;"
            + " for (int k = 0; k < 1 << 20; k++) s += k ^ i; return s; }).sum(); }",
        """
        int deep(int n) { try { return deep(n + 1) + deep(n + 2); } catch (Throwable t) { return deep(n - 1); } }
        { System.out.print(1); deep(0); }
        """,
        """
        class Endless { public String toString() { System.out.print(1); while (true) {} } }
        new Endless()
        """,
      })
  void stopsAndTheNextCellRuns(String code) throws Exception {
    Duration took = interrupted(code);
    assertThat(took).isLessThan(Duration.ofMillis(1500));
    System.getLogger("interrupt").log(System.Logger.Level.INFO, took.toMillis() + " ms");
    assertThat(run("int s = 0; for (int i = 0; i < 10; i++) s += i; s").text()).isEqualTo("45");
  }

  @Test
  void theSwitchGoesBackToRest() throws Exception {
    interrupted("{ System.out.print(1); while (true) {} }");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (session.stopSwitch().armed() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(session.stopSwitch().armed()).isFalse();
  }

  @Test
  void theCellsThreadIsNotLost() throws Exception {
    run("Thread before = Thread.currentThread();");
    interrupted("{ System.out.print(1); while (true) {} }");
    assertThat(run("before == Thread.currentThread()").text()).isEqualTo("true");
    assertThat(run("Thread.currentThread().isInterrupted()").text()).isEqualTo("false");
  }

  @Test
  void storesBeforeTheInterruptStay() throws Exception {
    interrupted("int kept = 0; { kept = 7; System.out.print(1); while (true) { kept = 8; } }");
    assertThat(run("kept").text()).isIn("7", "8");
  }

  @Test
  void laterSnippetsOfTheCellDoNotRun() throws Exception {
    interrupted("int after = 0;\n{ System.out.print(1); Thread.sleep(1_000_000); }\nafter = 1;");
    assertThat(run("after").text()).isEqualTo("0");
  }

  @Test
  void stopsTasksOfItsPoolButNotThoseOfEarlierCells() throws Exception {
    run(
        """
        ExecutorService pool = Executors.newFixedThreadPool(2);
        java.util.concurrent.atomic.AtomicBoolean go = new java.util.concurrent.atomic.AtomicBoolean(true);
        Future<String> earlier = pool.submit(() -> { while (go.get()) {} return "not stopped"; });
        Future<?> later = null;
        """);
    interrupted(
        """
        later = pool.submit(() -> { while (true) {} });
        { System.out.print(1); later.get(); }
        """);
    assertThat(run("later.isDone() || later.state() == Future.State.FAILED").text())
        .isEqualTo("true");
    assertThat(run("go.set(false); earlier.get()").text()).isEqualTo("not stopped");
    run("pool.shutdownNow();");
  }

  @Test
  void stopsThreadsTheCellStarted() throws Exception {
    run("Thread spinning, waiting;");
    interrupted(
        """
        spinning = new Thread(() -> { while (true) {} });
        waiting = new Thread(() -> { while (true) try { Thread.sleep(100000); } catch (InterruptedException e) {} });
        spinning.start(); waiting.start();
        { System.out.print(1); spinning.join(); }
        """);
    assertThat(
            run("spinning.join(5000); waiting.join(5000); spinning.isAlive() || waiting.isAlive()")
                .text())
        .isEqualTo("false");
  }

  @Test
  void leavesBehindWhatNothingInterrupts() throws Exception {
    FakeFrontend frontend = frontend();
    CompletableFuture<Ran> ran =
        start(
            """
            Object monitor = new Object();
            CountDownLatch held = new CountDownLatch(1), release = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> {
              synchronized (monitor) {
                held.countDown();
                try { release.await(); } catch (InterruptedException e) {}
              }
            });
            held.await();
            { System.out.print(1); synchronized (monitor) { System.out.print(2); } }
            """,
            frontend);
    assertThat(frontend.printed.await(30, TimeUnit.SECONDS)).isTrue();
    session.interrupt();
    assertThat(ran.get(30, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Interrupted.class);
    assertThat(frontend.err.toString()).contains("line 10").contains("left behind");
    assertThat(run("release.countDown(); 1 + 1").text()).isEqualTo("2");
  }

  @Test
  void stopsAQuestionToTheUser() throws Exception {
    FakeFrontend frontend = frontend();
    frontend.hangs = true;
    CompletableFuture<Ran> ran = start("System.in.read();", frontend);
    assertThat(frontend.asked.await(30, TimeUnit.SECONDS)).isTrue();
    session.interrupt();
    assertThat(ran.get(30, TimeUnit.SECONDS).outcome()).isInstanceOf(Outcome.Interrupted.class);
    assertThat(run("3").text()).isEqualTo("3");
  }

  @Test
  void nothingHappensWhenNoneRuns() {
    session.interrupt();
    assertThat(run("4").text()).isEqualTo("4");
  }
}
