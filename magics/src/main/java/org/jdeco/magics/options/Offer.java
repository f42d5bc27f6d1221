package org.jdeco.magics.options;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.runtime.Backend;
import org.jdeco.runtime.Inline;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;

/** All options of the cell magics, each with the magics that take it. */
enum Offer {
  WORKERS(Taken.BY_RUNS, "N", Integer.class, "run on N workers (default: one per processor)"),
  BACKEND(
      Taken.BY_RUNS,
      "KIND",
      Backend.class,
      "what runs the calls: threads, or virtual for calls that wait on a network or a disk"),
  CONCURRENCY(
      Taken.BY_RUNS, "N", Integer.class, "let N calls wait at a time (with --backend virtual)"),
  INLINE(
      Taken.BY_RUNS,
      "WHEN",
      Inline.class,
      "run calls in the caller: auto (when too small to pay), never, always"),
  STRICT(Taken.BY_RUNS, "", Boolean.class, "run serially what would rest on your word alone"),
  TRUST(
      Taken.BY_ALL,
      "",
      Boolean.class,
      "take your word that a method is concurrent, whatever effects the analysis finds in it"),
  CHECK(
      Taken.BY_RUNS,
      "",
      Boolean.class,
      "run the cell twice, serially and in parallel, and compare all that they leave"),
  RACE(
      Taken.BY_RUNS,
      "",
      Boolean.class,
      "run serially first and record what each call reads and writes, to find real conflicts"),
  COMPARE(Taken.BY_RUNS, "", Boolean.class, "run serially too, and tell the measured speedup"),
  EXPLAIN(Taken.BY_RUNS, "", Boolean.class, "show the cell with every decision marked in it"),
  CODE(Taken.BY_RUNS, "", Boolean.class, "with --explain: show the rewritten Java too"),
  TIMEOUT(
      Taken.BY_RUNS,
      "TIME",
      Duration.class,
      "fail when one call takes longer than TIME, such as 500ms, 30s or 2m (without a unit:"
          + " seconds); not in loops that stay"
          + " serial, nor for calls so small that the caller makes them"),
  CELL_TIMEOUT(
      Taken.BY_RUNS, "TIME", Duration.class, "fail when the whole cell takes longer than TIME"),
  MAX_LOAD(Taken.BY_RUNS, "X", Double.class, "run serially when the machine's load is above X"),
  SEED(Taken.BY_RUNS, "S", Long.class, "start the randomness of Deco.random() from S"),
  QUIET(Taken.BY_RUNS, "", Boolean.class, "show no progress and no report");

  private final Taken taken;
  private final String label;
  private final Class<?> type;
  private final String description;

  Offer(Taken taken, String label, Class<?> type, String description) {
    this.taken = taken;
    this.label = label;
    this.type = type;
    this.description = description;
  }

  /** What a magic takes. */
  static List<Offer> of(CellMagic magic) {
    return Arrays.stream(values()).filter(offer -> offer.taken.by(magic)).toList();
  }

  /** The option as it is typed. */
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it stands alone, without a value. */
  boolean isSwitch() {
    return type == Boolean.class;
  }

  /** The value it takes, in words. */
  String value() {
    if (type.isEnum()) {
      return String.join(" or ", choices());
    }
    if (type == Duration.class) {
      return "a time such as 500ms, 30s or 2m";
    }
    if (this == SEED) {
      return "a whole number";
    }
    if (this == WORKERS) {
      return "a whole number from 1 to " + Values.MOST_WORKERS;
    }
    return type == Integer.class ? "a whole number from 1" : "a number above 0";
  }

  /** The values it chooses from; none if it is no choice. */
  List<String> choices() {
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }

  /** The option as picocli knows it. */
  OptionSpec spec() {
    OptionSpec.Builder spec =
        OptionSpec.builder(flag()).description(description).arity(isSwitch() ? "0" : "1");
    if (isSwitch()) {
      spec.type(boolean.class);
    } else {
      ITypeConverter<?> converter = this == WORKERS ? Values::workers : Values.of(type);
      spec.type(type).paramLabel(label).converters(converter);
    }
    return spec.build();
  }

  /** Which magics take an option. */
  private enum Taken {
    BY_RUNS,
    BY_ALL;

    boolean by(CellMagic magic) {
      return switch (this) {
        case BY_RUNS -> magic == CellMagic.SYNCHRONIZED || magic == CellMagic.DECO;
        case BY_ALL -> magic != CellMagic.TIME;
      };
    }
  }
}
