package org.jdeco.magics.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.MagicCell;
import org.jdeco.magics.cell.Misuse;
import org.junit.jupiter.api.Test;

class RunCommandTest {
  private static Asked<Options> read(String line) {
    String text = line + "\nf();";
    MagicCell cell = ((Cell.Whole) Cell.parse(text)).cell();
    return RunCommand.of(cell.magic()).read(text, cell.call());
  }

  private static Options sense(String line) {
    return ((Asked.Sense<Options>) read(line)).value();
  }

  private static String wrong(String line) {
    Misuse misuse = ((Asked.Wrong<Options>) read(line)).misuse();
    return misuse.column() + " " + misuse.message();
  }

  @Test
  void aBareLineAsksForTheDefaults() {
    assertThat(sense("%%synchronized")).isEqualTo(Options.defaults());
  }

  @Test
  void optionsAreRead() {
    Options options = sense("%%synchronized --workers 3 --inline=never --strict --code");
    assertThat(options.workers()).hasValue(3);
    assertThat(options.inline()).contains(org.jdeco.runtime.Inline.NEVER);
    assertThat(options.strict()).isTrue();
    assertThat(options.explain()).isTrue();
    assertThat(options.trust()).isFalse();
    assertThat(sense("%%deco --workers 3 --workers 4").workers()).hasValue(4);
  }

  @Test
  void unknownOptionsSuggestOrListWhatThereIs() {
    assertThat(wrong("%%synchronized --wrokers 3"))
        .isEqualTo("16 %%synchronized has no option --wrokers; did you mean --workers?");
    assertThat(wrong("%%concurrent --frobnicate"))
        .isEqualTo("14 %%concurrent has no option --frobnicate; there are --trust, --help");
    assertThat(wrong("%%synchronized fast")).startsWith("16 %%synchronized takes no word fast;");
    assertThat(wrong("%%deco status"))
        .isEqualTo("8 %%deco takes a whole cell; did you mean %deco status?");
    assertThat(wrong("%%synchronized --strict=no")).isEqualTo("16 --strict takes no value");
  }

  @Test
  void badValuesSayWhatWouldBeRight() {
    assertThat(wrong("%%synchronized --strict --workers none"))
        .isEqualTo("25 --workers takes a whole number from 1 to 1000");
    assertThat(wrong("%%synchronized --workers 1001"))
        .isEqualTo("16 --workers takes a whole number from 1 to 1000");
    assertThat(wrong("%%synchronized --workers 0"))
        .isEqualTo("16 --workers takes a whole number from 1 to 1000");
    assertThat(wrong("%%synchronized --workers"))
        .isEqualTo("16 --workers takes a whole number from 1 to 1000");
    assertThat(wrong("%%synchronized --inline=often"))
        .isEqualTo("16 --inline takes auto or never or always");
    assertThat(wrong("%%synchronized --concurrency 9 --backend threads"))
        .isEqualTo("16 --concurrency needs --backend virtual");
    assertThat(wrong("%%deco --concurrency 9"))
        .isEqualTo("8 --concurrency needs --backend virtual");
    assertThat(sense("%%deco --concurrency 9 --backend virtual").concurrency()).hasValue(9);
  }

  @Test
  void helpListsWhatIsOffered() {
    assertThat(((Asked.Help<Options>) read("%%synchronized --help")).text())
        .startsWith("Usage: %%synchronized")
        .contains("--workers=N", "--inline=WHEN", "--help")
        .contains("what cannot be shown safe runs as written");
    assertThat(((Asked.Help<Options>) read("%%deco -h --workers 2")).text())
        .contains("%%concurrent and %%synchronized in one cell");
  }
}
