package org.jdeco.kernel.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdeco.kernel.Interpreter;
import org.jdeco.kernel.protocol.Message;
import org.jdeco.kernel.protocol.Publication;
import org.jdeco.kernel.protocol.Reply;
import org.jdeco.kernel.protocol.Request.Execute;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;
import org.jspecify.annotations.Nullable;

/** Runs cells and counts them. Execution thread only. */
final class CellRunner {
  private final Supplier<Interpreter> interpreter;
  private final Post post;
  private final Timer timer;
  private final Questions questions;
  private final HistoryKeeper history;
  private final Consumer<Execute> fails;
  private int count;

  /**
   * A runner.
   *
   * @param fails told of a cell that has failed, before anybody else is
   */
  CellRunner(
      Supplier<Interpreter> interpreter,
      Post post,
      Timer timer,
      Questions questions,
      HistoryKeeper history,
      Consumer<Execute> fails) {
    this.interpreter = interpreter;
    this.post = post;
    this.timer = timer;
    this.questions = questions;
    this.history = history;
    this.fails = fails;
  }

  /** Runs a cell; when it returns, all that the cell has printed so far is on its way. */
  Reply run(Message message, Execute request) {
    boolean counted = request.storeHistory() && !request.code().isBlank();
    if (counted) {
      count++;
    }
    CellFrontend frontend =
        new CellFrontend(
            message,
            request.silent(),
            counted ? count : 0,
            post,
            timer,
            request.allowStdin() ? questions : null);
    frontend.show(new Publication.ExecuteInput(request.code(), count));
    Outcome outcome = execute(request, frontend);
    if (counted) {
      history.add(count, request.code(), outputText(outcome));
    }
    Reply reply =
        switch (outcome) {
          case Outcome.Success success -> succeeded(request, success, frontend);
          case Outcome.Failure failure -> failed(request, failure, frontend);
          case Outcome.Interrupted _ -> failed(request, interrupted(), frontend);
        };
    frontend.flush();
    return reply;
  }

  private Outcome execute(Execute request, CellFrontend frontend) {
    try {
      return interpreter.get().execute(request.code(), frontend);
    } catch (Throwable e) {
      return Failures.unexpected("the cell could not be run", e);
    } finally {
      Thread.interrupted();
    }
  }

  private Reply succeeded(Execute request, Outcome.Success success, CellFrontend frontend) {
    Bundle result = success.result();
    if (result != null) {
      frontend.show(new Publication.ExecuteResult(count, result.data(), result.metadata()));
    }
    Map<String, Reply.Expression> expressions = new LinkedHashMap<>();
    if (!request.userExpressions().isEmpty()) {
      interpreter
          .get()
          .evaluateExpressions(request.userExpressions(), frontend)
          .forEach((name, outcome) -> expressions.put(name, expression(outcome)));
    }
    return new Reply.Execute(count, frontend.payload(), expressions);
  }

  private Reply failed(Execute request, Outcome.Failure failure, CellFrontend frontend) {
    fails.accept(request);
    frontend.show(
        new Publication.CellError(failure.name(), failure.message(), failure.traceback()));
    return new Reply.ExecuteFailed(
        count, frontend.payload(), failure.name(), failure.message(), failure.traceback());
  }

  private static Reply.Expression expression(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Success success -> {
        Bundle value = success.result() == null ? Bundle.text("") : success.result();
        yield new Reply.Expression("ok", value.data(), value.metadata(), null, null, null);
      }
      case Outcome.Failure failure -> expression(failure);
      case Outcome.Interrupted _ -> expression(interrupted());
    };
  }

  private static Reply.Expression expression(Outcome.Failure failure) {
    return new Reply.Expression(
        "error", null, null, failure.name(), failure.message(), failure.traceback());
  }

  private static Outcome.Failure interrupted() {
    String message = "the cell was interrupted";
    return new Outcome.Failure("Interrupted", message, List.of("Interrupted: " + message));
  }

  private static @Nullable String outputText(Outcome outcome) {
    return outcome instanceof Outcome.Success(Bundle result)
            && result != null
            && result.data().get("text/plain") instanceof String text
        ? text
        : null;
  }
}
