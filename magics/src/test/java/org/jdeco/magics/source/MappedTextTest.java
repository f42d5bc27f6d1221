package org.jdeco.magics.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappedTextTest {
  private static final String CELL = "%%m\nint a;\nint b;\n";
  private final MappedText body = MappedText.of(CELL, 4, CELL.length());

  @Test
  void untouchedTextMapsToItself() {
    assertThat(body.text()).isEqualTo("int a;\nint b;\n");
    assertThat(body.origin(0)).isEqualTo(4);
    assertThat(body.cellLine(1)).isEqualTo(2);
    assertThat(body.cellLine(2)).isEqualTo(3);
  }

  @Test
  void generatedLinesMapToThePlaceTheyWereMadeFor() {
    MappedText edited = body.with(List.of(Edit.insert(7, "x;\ny;\nz; ")));
    assertThat(edited.text()).isEqualTo("int a;\nx;\ny;\nz; int b;\n");
    assertThat(List.of(2, 3, 4)).allSatisfy(line -> assertThat(edited.cellLine(line)).isEqualTo(3));
  }

  @Test
  void copiesKeepTheirOwnPlaces() {
    Patch patch = new Patch().add("if (q) {\n").add(body.slice(7, 13)).add("\n}");
    MappedText edited = body.with(List.of(new Edit(0, 0, patch)));
    assertThat(edited.text()).startsWith("if (q) {\nint b;\n}int a;");
    assertThat(edited.cellLine(1)).isEqualTo(2);
    assertThat(edited.cellLine(2)).isEqualTo(3);
  }

  @Test
  void overlappingEditsAreRefused() {
    List<Edit> edits = List.of(Edit.replace(0, 5, "a"), Edit.replace(3, 6, "b"));
    assertThatThrownBy(() -> body.with(edits)).hasMessageContaining("overlapping");
  }
}
