package org.jdeco.magics.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Java text to evaluate, with the place of the user's cell each character stands for. Untouched
 * text maps to itself; generated text maps to the place it was made for, so that an error in it is
 * still told at a line the user wrote. Immutable.
 */
public final class MappedText {
  private final String cell;
  private final String text;
  private final int[] origins;

  private MappedText(String cell, String text, int[] origins) {
    this.cell = cell;
    this.text = text;
    this.origins = origins;
  }

  /** The characters {@code start} to {@code end} of a cell, as the user wrote them. */
  public static MappedText of(String cell, int start, int end) {
    int[] origins = new int[end - start];
    Arrays.setAll(origins, i -> start + i);
    return new MappedText(cell, cell.substring(start, end), origins);
  }

  /** A whole cell, as the user wrote it. */
  public static MappedText of(String cell) {
    return of(cell, 0, cell.length());
  }

  /** The whole cell that offsets and lines refer to. */
  public String cell() {
    return cell;
  }

  /** The text to evaluate. */
  public String text() {
    return text;
  }

  /** The offset in the cell of the character at {@code offset} of the text; the end is allowed. */
  public int origin(int offset) {
    if (offset < origins.length) {
      return origins[Math.max(offset, 0)];
    }
    return origins.length == 0 ? 0 : Math.min(origins[origins.length - 1] + 1, cell.length());
  }

  /** Whether a place of the cell is between the text's first and last; for text not rewritten. */
  public boolean covers(int cellOffset) {
    return origin(0) <= cellOffset && cellOffset < origin(text.length());
  }

  /** The 1-based line of the cell for a 1-based line of the text. */
  public int cellLine(int textLine) {
    int offset = 0;
    for (int line = 1; line < textLine; line++) {
      int next = text.indexOf('\n', offset);
      if (next < 0) {
        break;
      }
      offset = next + 1;
    }
    return lineAt(cell, origin(offset));
  }

  /** The 1-based line of {@code offset} in {@code text}. */
  public static int lineAt(String text, int offset) {
    int line = 1;
    for (int i = 0; i < Math.min(offset, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** The offset in {@code text} of a 1-based line and column. */
  public static int offsetAt(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }

  /** The 1-based column of {@code offset} in its line of {@code text}. */
  public static int columnAt(String text, int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  /**
   * The offset in the text of the place {@code cellOffset}, or -1 where it does not stand there.
   */
  public int offsetOf(int cellOffset) {
    for (int i = 0; i < origins.length; i++) {
      if (origins[i] == cellOffset) {
        return i;
      }
    }
    return -1;
  }

  /** The part from {@code start} to {@code end}. */
  public MappedText slice(int start, int end) {
    return new MappedText(
        cell, text.substring(start, end), Arrays.copyOfRange(origins, start, end));
  }

  /**
   * The text with the edits applied, last first. Inserted characters stand for the place they were
   * put in front of; copies keep their own places.
   *
   * @throws IllegalArgumentException if two edits overlap
   */
  public MappedText with(List<Edit> edits) {
    List<Edit> ordered = new ArrayList<>(edits);
    ordered.sort(Comparator.comparingInt(Edit::start));
    StringBuilder out = new StringBuilder();
    List<int[]> parts = new ArrayList<>();
    int from = 0;
    for (Edit edit : ordered) {
      if (edit.start() < from) {
        throw new IllegalArgumentException("overlapping edits at offset " + edit.start());
      }
      out.append(text, from, edit.start()).append(edit.text().text());
      parts.add(Arrays.copyOfRange(origins, from, edit.start()));
      parts.add(edit.text().origins(origin(edit.start())));
      from = edit.end();
    }
    out.append(text, from, text.length());
    parts.add(Arrays.copyOfRange(origins, from, text.length()));
    int[] merged = parts.stream().flatMapToInt(Arrays::stream).toArray();
    return new MappedText(cell, out.toString(), merged);
  }

  @Override
  public String toString() {
    return text;
  }
}
