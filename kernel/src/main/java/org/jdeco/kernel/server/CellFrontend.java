package org.jdeco.kernel.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Question;
import org.jdeco.magics.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * The notebook as one execute_request sees it: all it shows has that request for its parent, also
 * when a thread of the cell shows it after the cell has ended.
 */
final class CellFrontend implements Frontend {
  private static final Duration DELAY = Duration.ofMillis(5);

  private final Message request;
  private final boolean silent;
  private final int executionCount;
  private final Post post;
  private final Timer timer;
  private final @Nullable Questions questions;
  private final StreamText text;
  private final List<Map<String, Object>> payload = new ArrayList<>();
  private boolean due;

  /**
   * A front end for one request.
   *
   * @param silent nothing is shown
   * @param executionCount the cell's number; 0 when it has none
   * @param questions where it may ask; null: it may not
   */
  CellFrontend(
      Message request,
      boolean silent,
      int executionCount,
      Post post,
      Timer timer,
      @Nullable Questions questions) {
    this.request = request;
    this.silent = silent;
    this.executionCount = executionCount;
    this.post = post;
    this.timer = timer;
    this.questions = questions;
    this.text = new StreamText(this::publish);
  }

  @Override
  public int executionCount() {
    return executionCount;
  }

  @Override
  public synchronized void stream(Stream stream, String more) {
    if (silent || more.isEmpty()) {
      return;
    }
    text.add(stream, more);
    if (!due && !text.isEmpty()) {
      due = true;
      timer.after(DELAY, this::flush);
    }
  }

  @Override
  public void display(Bundle bundle, @Nullable String displayId) {
    show(new Publication.DisplayData(bundle.data(), bundle.metadata(), notes(displayId)));
  }

  @Override
  public void updateDisplay(Bundle bundle, String displayId) {
    show(new Publication.UpdateDisplayData(bundle.data(), bundle.metadata(), notes(displayId)));
  }

  @Override
  public void clearOutput(boolean wait) {
    show(new Publication.ClearOutput(wait));
  }

  @Override
  public synchronized void page(Bundle bundle) {
    payload.add(Map.of("source", "page", "data", bundle.data(), "start", 0));
  }

  @Override
  public String input(String prompt, boolean password) throws InterruptedException {
    if (questions == null) {
      throw new StdinNotAllowedException();
    }
    flush();
    return questions.ask(request, new Question(prompt, password));
  }

  /** Shows something behind the text that was written before it. */
  synchronized void show(Publication publication) {
    if (!silent) {
      text.flush();
      publish(publication);
    }
  }

  /** Sends the text that waits. */
  synchronized void flush() {
    due = false;
    text.flush();
  }

  /** What the execute_reply carries for the front end. */
  synchronized List<Map<String, Object>> payload() {
    return List.copyOf(payload);
  }

  private void publish(Publication publication) {
    post.publish(request.header(), publication);
  }

  private static Map<String, Object> notes(@Nullable String displayId) {
    return displayId == null ? Map.of() : Map.of("display_id", displayId);
  }
}
