package org.jdeco.magics.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdeco.magics.source.MappedText;

/** Tells one cell apart. Used once. */
final class CellParser {
  private final String text;
  private final List<Cell.Part> parts = new ArrayList<>();

  CellParser(String text) {
    this.text = text;
  }

  Cell parse() {
    if (text.indexOf('%') < 0) {
      return new Cell.Plain(List.of(new Cell.Java(MappedText.of(text))));
    }
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.startsWith("%%", start) ? whole(start) : plain();
  }

  /** A byte order mark counts as blank: some editors leave one in front of the first line. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\uFEFF';
  }

  private Cell whole(int start) {
    int end = lineEnd(start);
    String name = nameAt(start + 2);
    Optional<CellMagic> magic =
        Arrays.stream(CellMagic.values()).filter(m -> m.word().equals(name)).findFirst();
    if (magic.isEmpty()) {
      return wrong(start, unknown("%%", name));
    }
    Words.Split split = Words.split(text, start + 2 + name.length(), end);
    if (split.misuse().isPresent()) {
      return new Cell.Wrong(split.misuse().get());
    }
    int body = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    JavaScanner scanner = new JavaScanner(text, body);
    int inner = scanner.nextMagic();
    if (inner >= 0) {
      return wrong(inner, innerMagic(inner, magic.get()));
    }
    MagicCall call = new MagicCall(start, end, name, split.words());
    return new Cell.Whole(
        new MagicCell(magic.get(), call, MappedText.of(text, body, text.length())));
  }

  private String innerMagic(int at, CellMagic outer) {
    String name = "%%" + outer.word();
    return text.startsWith("%%", at)
        ? "a cell has one cell magic, and this one has " + name + " already: use a cell for each"
        : "a line magic cannot stand in a cell that starts with "
            + name
            + ": put it in a cell of its own";
  }

  private Cell plain() {
    JavaScanner scanner = new JavaScanner(text, 0);
    int from = 0;
    for (int at = scanner.nextMagic(); at >= 0; at = scanner.nextMagic()) {
      int end = lineEnd(at);
      Optional<Misuse> misuse = line(at, end, from, scanner.nested());
      if (misuse.isPresent()) {
        return new Cell.Wrong(misuse.get());
      }
      from = end;
      scanner.resume(end);
    }
    java(from, text.length());
    return new Cell.Plain(parts);
  }

  private Optional<Misuse> line(int at, int end, int from, boolean nested) {
    if (text.startsWith("%%", at)) {
      return misuse(
          at, "a cell magic such as %%" + nameAt(at + 2) + " must be the cell's first line");
    }
    String name = nameAt(at + 1);
    Optional<LineMagic> magic =
        Arrays.stream(LineMagic.values()).filter(m -> m.word().equals(name)).findFirst();
    if (magic.isEmpty()) {
      return misuse(at, unknown("%", name));
    }
    if (nested) {
      return misuse(
          at,
          "a line magic cannot stand inside of braces or parentheses: put it between statements");
    }
    Words.Split split = Words.split(text, at + 1 + name.length(), end);
    java(from, at);
    parts.add(new Cell.Line(magic.get(), new MagicCall(at, end, name, split.words())));
    // What is timed is Java, whose quotes are not a shell's.
    return magic.get() == LineMagic.TIME ? Optional.empty() : split.misuse();
  }

  private void java(int start, int end) {
    if (!text.substring(start, end).isBlank() || (parts.isEmpty() && end == text.length())) {
      parts.add(new Cell.Java(MappedText.of(text, start, end)));
    }
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    end = end < 0 ? text.length() : end;
    return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private String nameAt(int start) {
    int end = start;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static String unknown(String signs, String name) {
    if (name.isEmpty()) {
      return "the name of a magic follows its percent signs directly, as in " + signs + "deco";
    }
    List<String> names = Cell.names();
    String written = signs + name;
    if (names.contains("%%" + name)) {
      return written + " takes a whole cell: write %%" + name + " on the cell's first line";
    }
    return Suggestion.of(written, names)
        .map(meant -> written + " is no magic; did you mean " + meant + "?")
        .orElseGet(() -> written + " is no magic; there are " + String.join(", ", names));
  }

  private Optional<Misuse> misuse(int offset, String message) {
    return Optional.of(new Misuse(text, offset, message));
  }

  private Cell wrong(int offset, String message) {
    return new Cell.Wrong(new Misuse(text, offset, message));
  }
}
