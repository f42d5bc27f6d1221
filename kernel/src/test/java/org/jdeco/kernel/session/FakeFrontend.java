package org.jdeco.kernel.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jdeco.kernel.Frontend;
import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/** Keeps what a cell shows, and answers its questions. */
final class FakeFrontend implements Frontend {
  record Shown(Bundle bundle, @Nullable String id) {}

  final StringBuffer out = new StringBuffer();
  final StringBuffer err = new StringBuffer();
  final List<Shown> displays = new ArrayList<>();
  final List<Shown> updates = new ArrayList<>();
  final List<Bundle> pages = new ArrayList<>();
  final List<Boolean> clears = new ArrayList<>();
  final Queue<String> answers = new ArrayDeque<>();
  final List<String> prompts = new ArrayList<>();
  final CountDownLatch printed = new CountDownLatch(1);
  final CountDownLatch asked = new CountDownLatch(1);
  private final int executionCount;
  boolean hangs;

  FakeFrontend(int executionCount) {
    this.executionCount = executionCount;
  }

  @Override
  public int executionCount() {
    return executionCount;
  }

  @Override
  public void stream(Stream stream, String text) {
    (stream == Stream.STDOUT ? out : err).append(text);
    printed.countDown();
  }

  @Override
  public synchronized void display(Bundle bundle, @Nullable String displayId) {
    displays.add(new Shown(bundle, displayId));
  }

  @Override
  public synchronized void updateDisplay(Bundle bundle, String displayId) {
    updates.add(new Shown(bundle, displayId));
  }

  @Override
  public synchronized void clearOutput(boolean wait) {
    clears.add(wait);
  }

  @Override
  public void page(Bundle bundle) {
    pages.add(bundle);
  }

  @Override
  public String input(String prompt, boolean password) throws InterruptedException {
    prompts.add(prompt);
    asked.countDown();
    if (hangs) {
      new CountDownLatch(1).await();
    }
    return answers.remove();
  }
}
