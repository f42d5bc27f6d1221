package org.jdeco.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.cell.Misuse;
import org.jdeco.magics.options.Asked;
import org.jdeco.magics.options.DecoCommand;
import org.jdeco.magics.options.Options;
import org.jdeco.magics.options.Order;
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
      List.of(
          "import org.jdeco.runtime.Concurrent;",
          "import org.jdeco.runtime.Synchronized;",
          "import org.jdeco.runtime.Deco;");

  private final Session session;
  private final Declarations declarations;
  private final DisplayThread displays = new DisplayThread();
  private final Runs runs;
  private final DecoLine decoLine;

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
    this.decoLine = new DecoLine(session, engine, methods, declarations, history);
  }

  /** Runs a cell to its end or to its first failure. */
  public Outcome run(String text) {
    declarations.follow(session.shell());
    return switch (Cell.parse(text)) {
      case Cell.Wrong(Misuse misuse) -> Failures.of(misuse);
      case Cell.Plain(List<Cell.Part> parts) -> plain(text, parts);
      case Cell.Whole(MagicCell cell) -> whole(text, cell);
    };
  }

  private Outcome plain(String text, List<Cell.Part> parts) {
    List<Asked<Order>> orders = new ArrayList<>();
    for (Cell.Part part : parts) {
      if (part instanceof Cell.Line line) {
        Asked<Order> asked = DecoCommand.read(text, line.call());
        if (asked instanceof Asked.Wrong<Order>(Misuse misuse)) {
          return Failures.of(misuse);
        }
        orders.add(asked);
      }
    }
    Outcome outcome = new Outcome.Success(null);
    for (Cell.Part part : parts) {
      switch (part) {
        case Cell.Java java -> outcome = session.evaluate(java.text());
        case Cell.Line _ -> order(orders.removeFirst());
      }
      if (!(outcome instanceof Outcome.Success)) {
        return outcome;
      }
    }
    return outcome;
  }

  private void order(Asked<Order> asked) {
    switch (asked) {
      case Asked.Sense<Order>(Order order) -> decoLine.follow(order);
      case Asked.Help<Order>(String help) -> session.page(Bundle.text(help));
      case Asked.Wrong<Order> _ -> throw new IllegalStateException("checked before");
    }
  }

  private Outcome whole(String text, MagicCell cell) {
    return switch (RunCommand.of(cell.magic()).read(text, cell.call())) {
      case Asked.Wrong<Options>(Misuse misuse) -> Failures.of(misuse);
      case Asked.Help<Options>(String help) -> {
        session.page(Bundle.text(help));
        yield new Outcome.Success(null);
      }
      case Asked.Sense<Options>(Options options) -> whole(cell, options);
    };
  }

  private Outcome whole(MagicCell cell, Options options) {
    String name = "%%" + cell.magic().word();
    if (cell.body().text().isBlank()) {
      return wrong(cell, name + " takes the lines below it, and there are none");
    }
    return cell.magic() == CellMagic.CONCURRENT ? mark(cell, options) : runs.run(cell, options);
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
