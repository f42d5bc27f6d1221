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
  private volatile @Nullable Open open;

  private record Open(String id, CompletableFuture<String> answer) {}

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
      Open asked = new Open(post.nextId(), new CompletableFuture<>());
      open = asked;
      post.ask(asked.id(), request, question);
      return asked.answer().get();
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

  /**
   * The user has answered. An answer that nothing waits for is dropped, such as one to a cell that
   * was interrupted.
   *
   * @param id the question's, or empty: some clients do not tell
   */
  void answered(String id, String value) {
    Open question = open;
    if (question != null && (id.isEmpty() || id.equals(question.id()))) {
      question.answer().complete(value);
    }
  }

  /** Nobody waits any longer. */
  void cancel() {
    Open question = open;
    if (question != null) {
      question.answer().cancel(false);
    }
  }
}
