package org.jdeco.magics.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdeco.magics.Outcome;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.plan.ConcurrentMethod;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Plan;
import org.jdeco.magics.plan.Rewritten;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.rewrite.Rewriter;
import org.jdeco.magics.source.MappedText;
import org.jdeco.runtime.Engine;
import org.jdeco.runtime.Inline;
import org.jdeco.runtime.RunOptions;

/** Runs a cell as written and rewritten, and compares all that can be seen of it. */
public final class Differential {
  private Differential() {}

  /** What can be seen of a run. */
  public record Seen(
      Map<String, Object> variables,
      String text,
      String outcome,
      List<Verdict> verdicts,
      long tasks,
      String code) {}

  /** Compares the two ways; the rewritten one forces tasks for every call that can be one. */
  public static Seen same(String concurrent, String cell) {
    Seen serial = run(concurrent, cell, false, Options.defaults());
    Seen parallel = run(concurrent, cell, true, Options.defaults());
    assertThat(parallel.outcome())
        .as("outcome of\n%s", parallel.code())
        .isEqualTo(serial.outcome());
    assertThat(parallel.text()).as("text of\n%s", parallel.code()).isEqualTo(serial.text());
    assertThat(parallel.variables())
        .as("variables of\n%s", parallel.code())
        .usingRecursiveComparison()
        .isEqualTo(serial.variables());
    return parallel;
  }

  /** As {@link #same}, and every call must be made ahead. */
  public static Seen parallel(String concurrent, String cell) {
    Seen seen = same(concurrent, cell);
    assertThat(seen.verdicts())
        .as("verdicts of\n%s", cell)
        .isNotEmpty()
        .allSatisfy(verdict ->
            assertThat(verdict.kind()).as(verdict.text()).isNotEqualTo(Verdict.Kind.SERIAL));
    assertThat(seen.tasks()).as("tasks of\n%s", seen.code()).isPositive();
    return seen;
  }

  /** As {@link #same}, and the calls must stay serial for this reason. */
  public static Seen serial(String concurrent, String cell, String page) {
    Seen seen = same(concurrent, cell);
    assertThat(seen.verdicts())
        .as("verdicts of\n%s", cell)
        .isNotEmpty()
        .allSatisfy(verdict -> {
          assertThat(verdict.kind()).as(verdict.text()).isEqualTo(Verdict.Kind.SERIAL);
          assertThat(verdict.page()).as(verdict.text()).isEqualTo(page);
        });
    return seen;
  }

  /** Runs the cell rewritten only, for what is not the same each time it is run. */
  public static Seen rewritten(String concurrent, String cell) {
    return run(concurrent, cell, true, Options.defaults());
  }

  /** The text that is evaluated in place of a cell. */
  public static MappedText rewrittenText(String concurrent, String cell) {
    try (ShellSession session = new ShellSession()) {
      session.run(concurrent);
      return plan(session, methods(session), cell, Options.defaults()).text();
    }
  }

  private static Rewritten plan(
      ShellSession session, ConcurrentMethods methods, String cell, Options options) {
    return new Rewriter(session, methods)
        .rewrite(
            new MagicCell(
                CellMagic.SYNCHRONIZED,
                new MagicCall(0, 0, "synchronized", List.of()),
                MappedText.of(cell)),
            options);
  }

  private static ConcurrentMethods methods(ShellSession session) {
    ConcurrentMethods methods = new ConcurrentMethods();
    session
        .shell()
        .methods()
        .filter(method -> !method.name().startsWith("plain"))
        .forEach(method ->
            methods.add(new ConcurrentMethod(method.name(), method.parameterTypes(), false)));
    return methods;
  }

  private static Seen run(String concurrent, String cell, boolean rewritten, Options options) {
    PrintStream out = System.out;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ShellSession session = new ShellSession();
        Engine engine = new Engine()) {
      engine.workers(3);
      session.run(concurrent);
      ConcurrentMethods methods = methods(session);
      System.setOut(new PrintStream(new TaskAwareStream(text), true, StandardCharsets.UTF_8));
      Outcome outcome;
      List<Verdict> verdicts = List.of();
      long tasks = 0;
      String code = cell;
      if (rewritten) {
        Rewritten plan = plan(session, methods, cell, options);
        code = plan.text().text();
        var run = engine.begin(RunOptions.DEFAULT.withInline(Inline.NEVER));
        Plan[] decided = {plan.plan()};
        outcome =
            session.evaluate(
                plan.text(),
                rejected -> {
                  Optional<MappedText> written = plan.otherwise(rejected);
                  written.ifPresent(snippet -> decided[0] = decided[0].without(snippet));
                  return written;
                });
        verdicts = decided[0].verdicts();
        tasks = run.end().totals().tasks();
      } else {
        outcome = session.evaluate(MappedText.of(cell));
      }
      System.setOut(out);
      return new Seen(
          session.variables(),
          text.toString(StandardCharsets.UTF_8),
          outcome instanceof Outcome.Failure f ? f.name() + ": " + f.message() : "ok",
          verdicts,
          tasks,
          code);
    } finally {
      System.setOut(out);
    }
  }
}
