package org.jdeco.kernel.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.Question;
import org.jspecify.annotations.Nullable;

/** Asks the user, one question at a time, and waits for the answer. */
final class Questions {
  private final Post post;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile @Nullable CompletableFuture<String> open;

  Questions(Post post) {
    this.post = post;
  }

  /**
   * Asks and waits.
   *
   * @throws InterruptedException if the cell was interrupted meanwhile
   */
  String ask(Message request, Question question) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      CompletableFuture<String> answer = new CompletableFuture<>();
      open = answer;
      post.ask(request, question);
      return answer.get();
    } catch (CancellationException e) {
      throw (InterruptedException)
          new InterruptedException("interrupted while it waited for the user").initCause(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      open = null;
      turn.unlock();
    }
  }

  /** The user has answered; an answer that nothing waits for is dropped. */
  void answered(String value) {
    CompletableFuture<String> question = open;
    if (question != null) {
      question.complete(value);
    }
  }

  /** Nobody waits any longer. */
  void cancel() {
    CompletableFuture<String> question = open;
    if (question != null) {
      question.cancel(false);
    }
  }
}
