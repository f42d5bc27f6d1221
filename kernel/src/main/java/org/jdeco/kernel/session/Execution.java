package org.jdeco.kernel.session;

import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.api.Cell;
import org.jdeco.kernel.render.Renderer;
import org.jspecify.annotations.Nullable;

/** One cell that runs or ran: where its output goes, and whether it is to stop. */
final class Execution implements Cell {
  private final int number;
  private final Frontend frontend;
  private final Renderer renderer;
  private final Thread thread = Thread.currentThread();
  private final Utf8Text out = new Utf8Text();
  private final Utf8Text err = new Utf8Text();
  private boolean inUserCode;
  private boolean ended;
  private volatile boolean stopping;

  Execution(int number, Frontend frontend, Renderer renderer) {
    this.number = number;
    this.frontend = frontend;
    this.renderer = renderer;
  }

  /** The number the notebook shows beside the cell; 0 when it has none. */
  int number() {
    return number;
  }

  Frontend frontend() {
    return frontend;
  }

  boolean stopping() {
    return stopping;
  }

  /** Marks it as to be stopped, and wakes its thread if that is in the user's code. */
  synchronized void stop() {
    stopping = true;
    nudge();
  }

  /** Interrupts the thread if it is in the user's code: never while it compiles or has ended. */
  synchronized void nudge() {
    if (inUserCode && !ended) {
      thread.interrupt();
    }
  }

  /** Called on the execution's thread where the user's code begins. */
  synchronized void enterUserCode() {
    inUserCode = true;
    if (stopping) {
      throw new StopError();
    }
  }

  /** Called on the execution's thread where the user's code has ended. */
  synchronized void leaveUserCode() {
    inUserCode = false;
    // Such an interrupt was for the user's code, not for what the kernel does next.
    Thread.interrupted();
  }

  synchronized void end() {
    ended = true;
  }

  synchronized boolean ended() {
    return ended;
  }

  /** Text that one of the cell's threads wrote. */
  void write(Frontend.Stream stream, byte[] bytes, int offset, int length) {
    String text = (stream == Frontend.Stream.STDOUT ? out : err).decode(bytes, offset, length);
    if (!text.isEmpty()) {
      frontend.stream(stream, text);
    }
  }

  @Override
  public void display(@Nullable Object value, @Nullable String id) {
    frontend.display(renderer.bundle(value), id);
  }

  @Override
  public void update(@Nullable Object value, String id) {
    frontend.updateDisplay(renderer.bundle(value), id);
  }

  @Override
  public void clear(boolean wait) {
    System.out.flush();
    frontend.clearOutput(wait);
  }

  @Override
  public String ask(String prompt, boolean password) throws InterruptedException {
    System.out.flush();
    return frontend.input(prompt, password);
  }
}
