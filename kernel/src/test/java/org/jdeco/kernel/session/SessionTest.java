package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdeco.magics.Outcome;
import org.jdeco.runtime.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs cells in one session; cells of different tests use different names. */
abstract class SessionTest {
  static JavaSession session;
  private static int count;

  @BeforeAll
  static void open() {
    count = 0;
    session = new JavaSession(new Engine());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  /** A cell that ran. */
  record Ran(Outcome outcome, FakeFrontend frontend, int number) {
    String text() {
      assertThat(outcome).isInstanceOf(Outcome.Success.class);
      var result = ((Outcome.Success) outcome).result();
      return result == null ? null : (String) result.data().get("text/plain");
    }

    Outcome.Failure failure() {
      assertThat(outcome).isInstanceOf(Outcome.Failure.class);
      return (Outcome.Failure) outcome;
    }

    List<String> trace() {
      return failure().traceback().stream().flatMap(String::lines).toList();
    }
  }

  static Ran run(String code) {
    return run(code, new FakeFrontend(++count));
  }

  static FakeFrontend frontend() {
    return new FakeFrontend(++count);
  }

  static Ran run(String code, FakeFrontend frontend) {
    return new Ran(session.execute(code, frontend), frontend, frontend.executionCount());
  }
}
