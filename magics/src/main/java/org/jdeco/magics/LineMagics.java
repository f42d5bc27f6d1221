package org.jdeco.magics;

import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.magics.options.Asked;
import org.jdeco.magics.options.DecoCommand;
import org.jdeco.magics.options.Order;
import org.jdeco.magics.options.SessionCommand;
import org.jdeco.magics.options.SessionOrder;
import org.jdeco.magics.source.MappedText;

/** Reads all of a cell's line magics before the first of them is followed. Execution thread. */
record LineMagics(Session session, DecoLine decoLine, LongSupplier clock) {

  /** What a line wants done. */
  Asked<Supplier<Outcome>> read(String text, Cell.Line line) {
    MagicCall call = line.call();
    return switch (line.magic()) {
      case DECO ->
          switch (DecoCommand.read(text, call)) {
            case Asked.Wrong<Order>(var misuse) -> new Asked.Wrong<>(misuse);
            case Asked.Help<Order>(var help) -> new Asked.Help<>(help);
            case Asked.Sense<Order>(var order) -> new Asked.Sense<>(() -> follow(order));
          };
      case CLASSPATH, WHO, LSMAGIC ->
          switch (SessionCommand.of(line.magic()).read(text, call)) {
            case Asked.Wrong<SessionOrder>(var misuse) -> new Asked.Wrong<>(misuse);
            case Asked.Help<SessionOrder>(var help) -> new Asked.Help<>(help);
            case Asked.Sense<SessionOrder>(var order) ->
                new Asked.Sense<>(() -> new SessionLine(session, text).follow(order));
          };
      case TIME -> {
        MappedText java = MappedText.of(text, call.start() + 1 + call.name().length(), call.end());
        boolean help = java.text().isBlank() || java.text().strip().equals("--help");
        yield help
            ? new Asked.Help<>(SessionCommand.of(line.magic()).help())
            : new Asked.Sense<>(() -> timed(java));
      }
    };
  }

  private Outcome follow(Order order) {
    decoLine.follow(order);
    return new Outcome.Success(null);
  }

  /** Evaluates plain Java and shows how long that took. */
  Outcome timed(MappedText java) {
    long begin = clock.getAsLong();
    Outcome outcome = session.evaluate(java);
    double millis = (clock.getAsLong() - begin) / 1e6;
    session.display(
        Bundle.text(
            millis < 1000
                ? String.format(Locale.ROOT, "%.1f ms", millis)
                : String.format(Locale.ROOT, "%.2f s", millis / 1000)));
    return outcome;
  }
}
