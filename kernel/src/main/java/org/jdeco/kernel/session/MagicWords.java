package org.jdeco.kernel.session;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jdeco.kernel.Interpreter.Completion;
import org.jdeco.kernel.Interpreter.Item;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.CellMagic;
import org.jdeco.magics.options.DecoCommand;
import org.jdeco.magics.options.RunCommand;
import org.jspecify.annotations.Nullable;

/** Completes names of magics and what follows them. */
final class MagicWords {
  private MagicWords() {}

  /** The completions on a magic's line; null where the cursor is not on one. */
  static @Nullable Completion complete(String code, int cursor) {
    int lineStart = code.lastIndexOf('\n', cursor - 1) + 1;
    String line = code.substring(lineStart, cursor);
    String magic = line.stripLeading();
    boolean first = code.substring(0, lineStart).isBlank();
    if (!magic.startsWith("%") || (magic.startsWith("%%") && !first)) {
      return null;
    }
    int wordStart = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t')) + 1;
    String word = line.substring(wordStart);
    Stream<String> words = word.equals(magic) ? names(first) : following(magic);
    List<Item> items =
        words
            .filter(candidate -> candidate.startsWith(word))
            .distinct()
            .map(candidate -> new Item(candidate, "magic", ""))
            .toList();
    return new Completion(lineStart + wordStart, cursor, items);
  }

  private static Stream<String> names(boolean first) {
    return Cell.names().stream().filter(name -> first || !name.startsWith("%%"));
  }

  private static Stream<String> following(String magic) {
    String name = magic.split("\\s", 2)[0];
    return name.equals("%deco")
        ? DecoCommand.names().stream()
        : Arrays.stream(CellMagic.values())
            .filter(cellMagic -> name.equals("%%" + cellMagic.word()))
            .flatMap(cellMagic -> RunCommand.flags(cellMagic).stream());
  }
}
