package org.jdeco.magics.cell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jdeco.magics.source.MappedText;

/** A cell, told apart into Java and magics. */
public sealed interface Cell {
  /** Tells a cell apart; never fails: what is wrong is a {@link Wrong}. */
  static Cell parse(String text) {
    return new CellParser(text).parse();
  }

  /**
   * The cell with spaces in place of its magics, so that what remains is Java at its own offsets. A
   * cell that cannot be told apart stays as it is.
   */
  static String javaOf(String text) {
    return switch (parse(text)) {
      case Wrong _ -> text;
      case Whole(MagicCell cell) -> blank(text, cell.call());
      case Plain(List<Part> parts) -> {
        String rest = text;
        for (Part part : parts) {
          rest = part instanceof Line(LineMagic _, MagicCall call) ? blank(rest, call) : rest;
        }
        yield rest;
      }
    };
  }

  private static String blank(String text, MagicCall call) {
    return text.substring(0, call.start())
        + " ".repeat(call.end() - call.start())
        + text.substring(call.end());
  }

  /** The names of all magics, with their percent signs. */
  static List<String> names() {
    return Stream.concat(
            Arrays.stream(CellMagic.values()).map(magic -> "%%" + magic.word()),
            Arrays.stream(LineMagic.values()).map(magic -> "%" + magic.word()))
        .toList();
  }

  /**
   * Java, perhaps with line magics between statements.
   *
   * @param parts what to do, in order
   */
  record Plain(List<Part> parts) implements Cell {
    /** Keeps its own list. */
    public Plain {
      parts = List.copyOf(parts);
    }
  }

  /** A cell that a cell magic takes. */
  record Whole(MagicCell cell) implements Cell {}

  /** A cell that cannot be told apart; nothing of it runs. */
  record Wrong(Misuse misuse) implements Cell {}

  /** One stretch of a plain cell. */
  sealed interface Part {}

  /** Statements and declarations. */
  record Java(MappedText text) implements Part {}

  /** A line magic. */
  record Line(LineMagic magic, MagicCall call) implements Part {}
}
