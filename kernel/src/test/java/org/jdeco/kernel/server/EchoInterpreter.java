package org.jdeco.kernel.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jdeco.kernel.Frontend;
import org.jdeco.kernel.Interpreter;
import org.jdeco.magics.Bundle;
import org.jdeco.magics.Outcome;

/** An interpreter double: the first word of a cell says what it does. */
public final class EchoInterpreter implements Interpreter {
  final Semaphore interrupts = new Semaphore(0);
  final CountDownLatch waiting = new CountDownLatch(1);
  volatile Frontend latest;

  @Override
  public Outcome execute(String code, Frontend frontend) {
    latest = frontend;
    String[] words = code.split(" ", 2);
    String rest = words.length > 1 ? words[1] : "";
    try {
      return switch (words[0]) {
        case "echo" -> new Outcome.Success(Bundle.text(rest));
        case "print" -> print(frontend, Frontend.Stream.STDOUT, rest);
        case "warn" -> print(frontend, Frontend.Stream.STDERR, rest);
        case "interrupted" -> {
          Thread.currentThread().interrupt();
          yield print(frontend, Frontend.Stream.STDOUT, rest);
        }
        case "lines" -> lines(frontend, Integer.parseInt(rest));
        case "fail" -> new Outcome.Failure("Fault", rest, List.of("Fault: " + rest));
        case "throw" -> throw new IllegalStateException(rest);
        case "ask" -> print(frontend, Frontend.Stream.STDOUT, frontend.input(rest, false));
        case "show" -> show(frontend, Bundle.text(rest));
        case "nan" -> show(frontend, Bundle.of(Map.of("application/json", numbers())));
        case "unwritable" -> show(frontend, Bundle.of(Map.of("application/json", endless())));
        case "update" -> {
          frontend.updateDisplay(Bundle.text(rest), "one");
          yield nothing();
        }
        case "page" -> {
          frontend.page(Bundle.text(rest));
          yield nothing();
        }
        case "clear" -> {
          frontend.clearOutput(true);
          yield nothing();
        }
        case "wait" -> {
          waiting.countDown();
          interrupts.acquire();
          yield new Outcome.Interrupted();
        }
        default -> nothing();
      };
    } catch (Frontend.StdinNotAllowedException e) {
      return new Outcome.Failure("StdinNotAllowed", e.getMessage(), List.of());
    } catch (InterruptedException e) {
      return new Outcome.Interrupted();
    }
  }

  @Override
  public Map<String, Outcome> evaluateExpressions(
      Map<String, String> expressions, Frontend frontend) {
    Map<String, Outcome> values = new LinkedHashMap<>();
    expressions.forEach((name, text) -> values.put(name, execute(text, frontend)));
    return values;
  }

  @Override
  public Completion complete(String code, int cursor) {
    if (code.equals("throw")) {
      throw new IllegalStateException("no completion");
    }
    int start = code.lastIndexOf(' ', cursor - 1) + 1;
    String word = code.substring(start, cursor);
    return new Completion(start, cursor, List.of(new Item(word + word, "keyword", "")));
  }

  @Override
  public Map<String, Object> inspect(String code, int cursor, int detailLevel) {
    return code.isEmpty() ? Map.of() : Map.of("text/plain", code.substring(cursor));
  }

  @Override
  public Completeness completeness(String code) {
    return code.endsWith("{")
        ? new Completeness(Completeness.State.INCOMPLETE, "  ")
        : new Completeness(Completeness.State.COMPLETE, "");
  }

  @Override
  public void interrupt() {
    interrupts.release();
  }

  @Override
  public void close() {}

  private static Outcome print(Frontend frontend, Frontend.Stream stream, String text) {
    frontend.stream(stream, text);
    return nothing();
  }

  private static Outcome lines(Frontend frontend, int count) {
    for (int i = 0; i < count; i++) {
      frontend.stream(Frontend.Stream.STDOUT, "line " + i + "\n");
    }
    return nothing();
  }

  private static Outcome show(Frontend frontend, Bundle bundle) {
    frontend.display(bundle, "one");
    return nothing();
  }

  private static Map<String, Object> numbers() {
    return Map.of("nan", Double.NaN, "infinity", Double.NEGATIVE_INFINITY, "third", 1.0 / 3);
  }

  private static List<Object> endless() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    return endless;
  }

  private static Outcome nothing() {
    return new Outcome.Success(null);
  }
}
