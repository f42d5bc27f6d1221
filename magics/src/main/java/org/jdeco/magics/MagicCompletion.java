package org.jdeco.magics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.cell.LineMagic;
import org.jdeco.magics.cell.MagicPlace;
import org.jdeco.magics.options.DecoCommand;
import org.jdeco.magics.options.RunCommand;
import org.jdeco.magics.options.SessionCommand;

/**
 * What may be written at a place within the line of a magic. Any thread.
 *
 * @param start offset where the replaced text starts
 * @param end offset behind the replaced text
 * @param candidates what may stand there, best first
 */
public record MagicCompletion(int start, int end, List<String> candidates) {

  /** The completion at an offset; empty where Java's own completion is to answer. */
  public static Optional<MagicCompletion> at(String cell, int cursor) {
    return MagicPlace.at(cell, cursor).map(place -> of(place, cursor));
  }

  /** The help of the magic whose line an offset is in. */
  public static Optional<String> helpAt(String cell, int cursor) {
    return MagicPlace.at(cell, cursor)
        .flatMap(place ->
            place.name().equals("%deco")
                ? Optional.of(DecoCommand.help())
                : cellMagic(place.name())
                    .map(magic -> RunCommand.of(magic).help())
                    .or(() ->
                        lineMagic(place.name()).map(magic -> SessionCommand.of(magic).help())));
  }

  private static MagicCompletion of(MagicPlace place, int cursor) {
    Stream<String> all = place.inName() ? names(place.first()) : words(place);
    String typed = place.word();
    int value = typed.startsWith("--") ? typed.indexOf('=') + 1 : 0;
    String part = typed.substring(value);
    List<String> fitting = all.filter(word -> word.startsWith(part)).toList();
    return new MagicCompletion(place.start() + value, cursor, fitting);
  }

  private static Stream<String> names(boolean first) {
    return Cell.names().stream().filter(name -> first || !name.startsWith("%%"));
  }

  private static Stream<String> words(MagicPlace place) {
    if (place.name().equals("%deco")) {
      return DecoCommand.following(place.before()).stream();
    }
    return Stream.concat(
        cellMagic(place.name()).stream().flatMap(magic -> options(magic, place)),
        lineMagic(place.name()).stream()
            .flatMap(magic -> SessionCommand.of(magic).flags().stream()));
  }

  private static Stream<String> options(CellMagic magic, MagicPlace place) {
    String typed = place.word();
    String option =
        typed.contains("=")
            ? typed.substring(0, typed.indexOf('='))
            : place.before().isEmpty() ? "" : place.before().getLast();
    List<String> values = RunCommand.values(magic, option);
    return values.isEmpty() ? RunCommand.flags(magic).stream() : values.stream();
  }

  private static Optional<CellMagic> cellMagic(String name) {
    return Stream.of(CellMagic.values())
        .filter(magic -> name.equals("%%" + magic.word()))
        .findFirst();
  }

  private static Optional<LineMagic> lineMagic(String name) {
    return Stream.of(LineMagic.values())
        .filter(magic -> magic != LineMagic.DECO && name.equals("%" + magic.word()))
        .findFirst();
  }
}
