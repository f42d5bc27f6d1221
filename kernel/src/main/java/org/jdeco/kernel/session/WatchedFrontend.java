package org.jdeco.kernel.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jdeco.kernel.Frontend;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.Seen;
import org.jspecify.annotations.Nullable;

/** The notebook as code sees it that is watched: all it shows is kept. Any thread. */
final class WatchedFrontend implements Frontend {
  private final Frontend frontend;
  private final boolean visible;
  private final Deque<String> ready;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private final List<String> shown = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  /**
   * Watches code.
   *
   * @param visible whether the front end shows it too
   * @param answers what to answer before the user is asked
   */
  WatchedFrontend(Frontend frontend, boolean visible, List<String> answers) {
    this.frontend = frontend;
    this.visible = visible;
    this.ready = new ArrayDeque<>(answers);
  }

  synchronized Seen seen(Outcome outcome, long nanos) {
    return new Seen(
        outcome, out.toString(), err.toString(), List.copyOf(shown), List.copyOf(answers), nanos);
  }

  @Override
  public int executionCount() {
    return frontend.executionCount();
  }

  @Override
  public synchronized void stream(Stream stream, String text) {
    (stream == Stream.STDOUT ? out : err).append(text);
    if (visible) {
      frontend.stream(stream, text);
    }
  }

  @Override
  public synchronized void display(Bundle bundle, @Nullable String displayId) {
    shown.add(String.valueOf(bundle.data().get("text/plain")));
    if (visible) {
      frontend.display(bundle, displayId);
    }
  }

  @Override
  public synchronized void updateDisplay(Bundle bundle, String displayId) {
    shown.add(String.valueOf(bundle.data().get("text/plain")));
    if (visible) {
      frontend.updateDisplay(bundle, displayId);
    }
  }

  @Override
  public void clearOutput(boolean wait) {
    if (visible) {
      frontend.clearOutput(wait);
    }
  }

  @Override
  public void page(Bundle bundle) {
    if (visible) {
      frontend.page(bundle);
    }
  }

  @Override
  public String input(String prompt, boolean password) throws InterruptedException {
    synchronized (this) {
      if (!ready.isEmpty()) {
        String answer = ready.remove();
        answers.add(answer);
        return answer;
      }
    }
    String answer = frontend.input(prompt, password);
    synchronized (this) {
      answers.add(answer);
    }
    return answer;
  }
}
