package org.jdeco.magics.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Samples of Java whose methods say, in lines that start with {@code //=}, all that the analysis
 * should find in the method behind them.
 */
final class SamplesTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/jdeco/magics/effects");

  @TestFactory
  Stream<DynamicContainer> samples() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".sample")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream().map(SamplesTest::sample);
  }

  private static DynamicContainer sample(Path file) {
    try {
      String text = Files.readString(file);
      Compiled compiled = Compiled.members(text);
      EffectAnalysis analysis = new EffectAnalysis(compiled);
      List<DynamicTest> tests = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (String line : text.lines().toList()) {
        if (line.startsWith("//=")) {
          expected.add(line.substring(3).strip());
        } else if (!expected.isEmpty()) {
          String head = line.substring(0, line.indexOf('('));
          String name = head.substring(head.lastIndexOf(' ') + 1);
          String wanted = String.join("\n", new TreeSet<>(expected));
          tests.add(
              DynamicTest.dynamicTest(
                  name,
                  () ->
                      assertThat(found(analysis.of(compiled.method(name))))
                          .as(line)
                          .isEqualTo(wanted)));
          expected.clear();
        }
      }
      assertThat(tests).as(file.toString()).isNotEmpty();
      return DynamicContainer.dynamicContainer(file.getFileName().toString(), tests);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All that was found, in the words of the samples. */
  static String found(Effects effects) {
    TreeSet<String> lines = new TreeSet<>();
    effects.reads().forEach(access -> lines.add("reads " + access.what()));
    effects.writes().forEach(access -> lines.add("writes " + access.what()));
    effects.traits().forEach(trait -> lines.add("does " + trait));
    effects.unknowns().forEach(unknown -> lines.add("unknown " + unknown.what()));
    if (!effects.returns().isEmpty()) {
      lines.add(
          "returns "
              + roots(effects.returns())
              + (effects.freshResult() ? " in a new object" : ""));
    }
    if (!effects.retains().isEmpty()) {
      lines.add("retains " + roots(effects.retains()));
    }
    return lines.isEmpty() ? "pure" : String.join("\n", lines);
  }

  private static String roots(java.util.Set<Root> roots) {
    return roots.stream()
        .map(root ->
            switch (root) {
              case Root.Parameter(int index) -> "" + index;
              case Root.Variable(String _, String field) -> field;
              case Root.Anything() -> "anything";
            })
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
