package org.jdeco.magics.options;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.MagicCall;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Inline;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the line of a cell magic. */
public final class RunCommand {
  private final CellMagic magic;
  private final List<Offer> offers;

  private RunCommand(CellMagic magic) {
    this.magic = magic;
    this.offers = Offer.of(magic);
  }

  /** The reader for a magic's lines. */
  public static RunCommand of(CellMagic magic) {
    return new RunCommand(magic);
  }

  /** The options it takes, as they are typed. */
  public static List<String> flags(CellMagic magic) {
    return Lines.flags(of(magic).line());
  }

  /** The values an option chooses from; none for one that does not exist or takes anything. */
  public static List<String> values(CellMagic magic, String flag) {
    return Offer.of(magic).stream()
        .filter(offer -> offer.flag().equals(flag))
        .flatMap(offer -> offer.choices().stream())
        .toList();
  }

  /** What {@code --help} shows. */
  public String help() {
    return Lines.usage(line());
  }

  /** Reads the line of {@code cell} that {@code call} stands for. */
  public Asked<Options> read(String cell, MagicCall call) {
    CommandLine line = line();
    try {
      ParseResult result = line.parseArgs(Lines.words(call));
      if (result.isUsageHelpRequested()) {
        return new Asked.Help<>(Lines.usage(line));
      }
      Options options = options(result);
      return options.concurrency().isPresent()
              && !options.backend().equals(Optional.of(Backend.VIRTUAL))
          ? new Asked.Wrong<>(
              new Mistakes(cell, call).needs(Offer.CONCURRENCY, "--backend virtual"))
          : new Asked.Sense<>(options);
    } catch (ParameterException e) {
      return new Asked.Wrong<>(new Mistakes(cell, call).of(e));
    }
  }

  private CommandLine line() {
    CommandSpec spec = CommandSpec.create().name("%%" + magic.word());
    offers.forEach(offer -> spec.addOption(offer.spec()));
    spec.usageMessage().description(description());
    return Lines.of(spec);
  }

  private String description() {
    return switch (magic) {
      case CONCURRENT ->
          "Every method this cell declares may run concurrently with itself and the others.";
      case SYNCHRONIZED ->
          "Runs the cell with its calls of concurrent methods spread over the workers. The result"
              + " is the one plain Java would give; what cannot be shown safe runs as written.";
      case DECO ->
          "%%%%concurrent and %%%%synchronized in one cell: put @Concurrent on the methods that may"
              + " run concurrently; the statements, and the methods with @Synchronized, call them.";
      case TIME -> "Runs the cell as plain Java and tells how long it took.";
    };
  }

  private Options options(ParseResult result) {
    return new Options(
        on(result, Offer.STRICT),
        on(result, Offer.TRUST),
        on(result, Offer.EXPLAIN) || on(result, Offer.CODE),
        on(result, Offer.CODE),
        on(result, Offer.QUIET),
        on(result, Offer.CHECK),
        on(result, Offer.RACE),
        on(result, Offer.COMPARE),
        number(value(result, Offer.WORKERS, Integer.class)),
        value(result, Offer.BACKEND, Backend.class),
        number(value(result, Offer.CONCURRENCY, Integer.class)),
        value(result, Offer.INLINE, Inline.class),
        value(result, Offer.TIMEOUT, Duration.class),
        value(result, Offer.CELL_TIMEOUT, Duration.class),
        value(result, Offer.MAX_LOAD, Double.class)
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty),
        value(result, Offer.SEED, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private static boolean on(ParseResult result, Offer offer) {
    return result.hasMatchedOption(offer.flag());
  }

  private static <T> Optional<T> value(ParseResult result, Offer offer, Class<T> type) {
    return result.hasMatchedOption(offer.flag())
        ? Optional.of(type.cast(result.matchedOptionValue(offer.flag(), null)))
        : Optional.empty();
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
