package org.jdeco.magics.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.jspecify.annotations.Nullable;

/** Runs a cell as written and rewritten, and compares all that can be seen of it. */
public final class Differential {
  /** Methods that are not concurrent, some of them named as a part of the runtime might be. */
  private static final Pattern ORDINARY =
      Pattern.compile("plain|(advance|array|giveBack|mayStay|task|taken|total)$");

  private static final RunOptions TASKS = RunOptions.DEFAULT.withInline(Inline.NEVER);

  private Differential() {}

  /** What can be seen of a run. */
  public record Seen(
      Map<String, Object> variables,
      String text,
      String outcome,
      List<Verdict> verdicts,
      long tasks,
      String code) {}

  /**
   * Compares the cell as written with the rewritten one: with a task for every call that can be
   * one, and with none.
   */
  public static Seen same(String concurrent, String cell) {
    Seen serial = run(concurrent, cell, null);
    Seen parallel = compared(serial, run(concurrent, cell, TASKS));
    compared(serial, run(concurrent, cell, TASKS.withInline(Inline.ALWAYS)));
    return parallel;
  }

  /** As {@link #same} with tasks on threads only: calls that never end are left with them. */
  public static Seen onThreads(String concurrent, String cell) {
    return compared(run(concurrent, cell, null), run(concurrent, cell, TASKS));
  }

  private static Seen compared(Seen serial, Seen rewritten) {
    String code = rewritten.code();
    assertThat(rewritten.outcome()).as("outcome of\n%s", code).isEqualTo(serial.outcome());
    assertThat(rewritten.text()).as("text of\n%s", code).isEqualTo(serial.text());
    assertThat(rewritten.variables())
        .as("variables of\n%s", code)
        .usingRecursiveComparison()
        .isEqualTo(serial.variables());
    return rewritten;
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
    return run(concurrent, cell, TASKS);
  }

  /** The text that is evaluated in place of a cell. */
  public static MappedText rewrittenText(String concurrent, String cell) {
    try (ShellSession session = new ShellSession()) {
      session.run(concurrent);
      return plan(session, methods(session), cell).text();
    }
  }

  private static Rewritten plan(ShellSession session, ConcurrentMethods methods, String cell) {
    return new Rewriter(session, methods)
        .rewrite(
            new MagicCell(
                CellMagic.SYNCHRONIZED,
                new MagicCall(0, 0, "synchronized", List.of()),
                MappedText.of(cell)),
            Options.defaults());
  }

  private static ConcurrentMethods methods(ShellSession session) {
    ConcurrentMethods methods = new ConcurrentMethods();
    session
        .shell()
        .methods()
        .filter(method -> !ORDINARY.matcher(method.name()).lookingAt())
        .forEach(method ->
            methods.add(new ConcurrentMethod(method.name(), method.parameterTypes(), false)));
    return methods;
  }

  /** Runs the cell rewritten, or as written without options. */
  private static Seen run(String concurrent, String cell, @Nullable RunOptions options) {
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
      if (options != null) {
        Rewritten plan = plan(session, methods, cell);
        code = plan.text().text();
        var run = engine.begin(options);
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
