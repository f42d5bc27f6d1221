package org.jdeco.kernel.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jdk.jshell.DeclarationSnippet;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.api.Cell;
import org.jdeco.kernel.api.CellScope;
import org.jdeco.kernel.render.Renderer;
import org.jspecify.annotations.Nullable;

/**
 * One cell that runs or ran: where its output goes, which threads run its code, and whether it is
 * to stop. Any thread.
 */
final class Execution implements Cell {
  /** How often to look for the end of threads, which is not notified. */
  private final List<DeclarationSnippet> declared = new ArrayList<>();

  private static final Duration GLANCE = Duration.ofMillis(10);

  private final int number;
  private final Frontend frontend;
  private final Renderer renderer;
  private final Origins origins;
  private final Utf8Text out = new Utf8Text();
  private final Utf8Text err = new Utf8Text();

  /** The threads that are in code of the user's, for this cell. */
  private final Set<Thread> inUserCode = new HashSet<>();

  /** Threads that the cell's code started. */
  private final Set<Thread> started = new HashSet<>();

  private volatile Frontend output;
  private long codeNanos;
  private boolean ended;
  private boolean woken; // a thread was interrupted in the user's code, though not to be stopped
  private volatile boolean stopping;
  private volatile boolean abandoned;

  Execution(int number, Frontend frontend, Renderer renderer, Origins origins) {
    this.number = number;
    this.frontend = frontend;
    this.output = frontend;
    this.renderer = renderer;
    this.origins = origins;
  }

  /** The number the notebook shows beside the cell; 0 when it has none. */
  int number() {
    return number;
  }

  Frontend frontend() {
    return frontend;
  }

  /** Where the user's code prints and shows. */
  Frontend output() {
    return output;
  }

  void output(Frontend next) {
    output = next;
  }

  /** How long the cell's thread has been in the user's code so far; for that thread. */
  long codeNanos() {
    return codeNanos;
  }

  void spent(long nanos) {
    codeNanos += nanos;
  }

  /** What the cell has declared so far; its thread's own. */
  List<DeclarationSnippet> declared() {
    return declared;
  }

  boolean stopping() {
    return stopping;
  }

  /** Whether its thread was left behind, so that it has no say any more. */
  boolean abandoned() {
    return abandoned;
  }

  /** Leaves a thread behind that does not come back from the user's code; returns whether. */
  synchronized boolean abandon(Thread thread) {
    abandoned = inUserCode.contains(thread);
    return abandoned;
  }

  /** Marks it as to be stopped, and wakes its threads. */
  synchronized void stop() {
    stopping = true;
    started.forEach(Thread::interrupt);
    nudge();
  }

  /** Interrupts the threads that are in the user's code: never those that compile. */
  synchronized void nudge() {
    inUserCode.forEach(Thread::interrupt);
  }

  /** Interrupts a thread if it is in the user's code. */
  synchronized void wake(Thread thread) {
    if (inUserCode.contains(thread)) {
      woken = true;
      thread.interrupt();
    }
  }

  /** Remembers a thread that the cell's code starts. */
  synchronized void starting(Thread thread) {
    started.removeIf(former -> former.getState() == Thread.State.TERMINATED);
    started.add(thread);
  }

  /** Called where a thread comes to code of the user's; returns whether it comes from outside. */
  synchronized boolean enterUserCode() {
    if (stopping) {
      throw new StopError();
    }
    return inUserCode.add(Thread.currentThread());
  }

  /** Called where the thread leaves it. */
  synchronized void leaveUserCode() {
    inUserCode.remove(Thread.currentThread());
    if (stopping || woken) {
      // The interrupt was for the user's code, not for what the thread does next.
      Thread.interrupted();
    }
    notifyAll();
  }

  /** Runs a pool's task as work for this cell. */
  <T extends @Nullable Object, X extends Exception> T work(CellScope.Body<T, X> task) throws X {
    boolean entered = enterUserCode();
    try {
      return CellScope.within(this, task);
    } finally {
      if (entered) {
        leaveUserCode();
      }
    }
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Waits until it has ended; returns whether it has. */
  synchronized boolean awaitEnd(Duration atMost) throws InterruptedException {
    return await(() -> ended, atMost, atMost);
  }

  /** Waits until no thread is in its code; returns whether none is. */
  synchronized boolean awaitIdle(Duration atMost) throws InterruptedException {
    return await(
        () -> inUserCode.isEmpty() && started.stream().noneMatch(Thread::isAlive), atMost, GLANCE);
  }

  /** Waits until no thread is in its code, however long that takes. */
  synchronized void awaitReturn() throws InterruptedException {
    while (!inUserCode.isEmpty()) {
      wait();
    }
  }

  private boolean await(BooleanSupplier condition, Duration atMost, Duration again)
      throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      long left = Math.min(again.toNanos(), deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Text that one of the cell's threads wrote. */
  void write(Frontend.Stream stream, byte[] bytes, int offset, int length) {
    String text = (stream == Frontend.Stream.STDOUT ? out : err).decode(bytes, offset, length);
    if (!text.isEmpty()) {
      output.stream(stream, PrintedTrace.translated(text, origins::frames));
    }
  }

  @Override
  public void display(@Nullable Object value, @Nullable String id) {
    output.display(renderer.bundle(value), id);
  }

  @Override
  public void update(@Nullable Object value, String id) {
    output.updateDisplay(renderer.bundle(value), id);
  }

  @Override
  public void clear(boolean wait) {
    output.clearOutput(wait);
  }

  @Override
  public String ask(String prompt, boolean password) throws InterruptedException {
    return output.input(prompt, password);
  }
}
