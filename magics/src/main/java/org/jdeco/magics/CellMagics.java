package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.cell.Misuse;
import org.jdeco.magics.options.Asked;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.options.RunCommand;
import org.jdeco.magics.plan.ConcurrentMethods;
import org.jdeco.magics.plan.Planner;
import org.jdeco.magics.rewrite.Rewriter;
import org.jdeco.magics.show.DisplayThread;
import org.jdeco.runtime.Engine;

/**
 * Runs the cells of a session, magics and plain Java alike: the entry that the kernel calls with
 * every cell, on the execution thread. Closing it ends the thread of its displays; the engine stays
 * its owner's.
 */
public final class CellMagics implements AutoCloseable {
  /** What a session imports when it starts, so that cells may use the annotations. */
  public static final List<String> IMPORTS =
      OwnImports.CLASSES.stream().map(name -> "import " + name + ";").toList();

  private final Session session;
  private final Declarations declarations;
  private final OwnImports imports;
  private final DisplayThread displays = new DisplayThread();
  private final Runs runs;
  private final LineMagics lines;

  /** Magics of a session whose tasks the engine runs. */
  public CellMagics(Session session, Engine engine) {
    this(session, engine, methods -> new Rewriter(session, methods), System::nanoTime);
  }

  CellMagics(
      Session session,
      Engine engine,
      Function<ConcurrentMethods, Planner> planner,
      LongSupplier clock) {
    ConcurrentMethods methods = new ConcurrentMethods();
    History history = new History();
    this.session = session;
    this.declarations = new Declarations(methods);
    this.imports = new OwnImports(session);
    this.runs =
        new Runs(
            session,
            engine,
            planner.apply(methods),
            methods,
            declarations,
            displays,
            history,
            clock);
    this.lines =
        new LineMagics(
            session, new DecoLine(session, runs, engine, methods, declarations, history), clock);
  }

  /** Runs a cell to its end or to its first failure. */
  public Outcome run(String text) {
    declarations.follow(session.shell());
    imports.before(text);
    return switch (Cell.parse(text)) {
      case Cell.Wrong(Misuse misuse) -> Failures.of(misuse);
      case Cell.Plain(List<Cell.Part> parts) -> plain(text, parts);
      case Cell.Whole(MagicCell cell) -> whole(text, cell);
    };
  }

  private Outcome plain(String text, List<Cell.Part> parts) {
    List<Supplier<Outcome>> steps = new ArrayList<>();
    for (Cell.Part part : parts) {
      switch (part) {
        case Cell.Java java -> steps.add(() -> session.evaluate(java.text()));
        case Cell.Line line -> {
          switch (lines.read(text, line)) {
            case Asked.Wrong<Supplier<Outcome>>(Misuse misuse) -> {
              return Failures.of(misuse);
            }
            case Asked.Help<Supplier<Outcome>>(String help) -> steps.add(() -> help(help));
            case Asked.Sense<Supplier<Outcome>>(Supplier<Outcome> step) -> steps.add(step);
          }
        }
      }
    }
    Outcome outcome = new Outcome.Success(null);
    for (Supplier<Outcome> step : steps) {
      outcome = step.get();
      if (!(outcome instanceof Outcome.Success)) {
        return outcome;
      }
    }
    return outcome;
  }

  private Outcome help(String help) {
    session.page(Bundle.text(help));
    return new Outcome.Success(null);
  }

  private Outcome whole(String text, MagicCell cell) {
    return switch (RunCommand.of(cell.magic()).read(text, cell.call())) {
      case Asked.Wrong<Options>(Misuse misuse) -> Failures.of(misuse);
      case Asked.Help<Options>(String help) -> help(help);
      case Asked.Sense<Options>(Options options) -> whole(cell, options);
    };
  }

  private Outcome whole(MagicCell cell, Options options) {
    String name = "%%" + cell.magic().word();
    if (cell.body().text().isBlank()) {
      return wrong(cell, name + " takes the lines below it, and there are none");
    }
    return switch (cell.magic()) {
      case CONCURRENT -> mark(cell, options);
      case SYNCHRONIZED, DECO -> runs.run(cell, options);
      case TIME -> lines.timed(cell.body());
    };
  }

  private Outcome mark(MagicCell cell, Options options) {
    List<Units.Unit> units = new Units(session.shell()).of(cell.body());
    Optional<String> complaint = NoMethods.complaint(units);
    return complaint
        .map(message -> wrong(cell, message))
        .orElseGet(
            () -> declarations.marking(options.trust(), () -> session.evaluate(cell.body())));
  }

  private static Outcome wrong(MagicCell cell, String message) {
    return Failures.of(new Misuse(cell.body().cell(), cell.call().start(), message));
  }

  @Override
  public void close() {
    displays.close();
  }
}
