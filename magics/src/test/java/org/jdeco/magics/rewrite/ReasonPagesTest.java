package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdeco.magics.plan.Verdict;
import org.jdeco.magics.testing.Differential;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of each page under docs/reasons do what the page says. */
class ReasonPagesTest {
  private static final Path PAGES = Path.of("../docs/reasons");
  private static final Pattern CODE =
      Pattern.compile("```java\\n%%(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern PAGE =
      Pattern.compile("\"([a-z]+(?:-[a-z]+)+|try|exits|jump|strict|internal)\"\\)");

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.list(PAGES)) {
      pages = files.sorted().toList();
    }
    return pages.stream().map(page -> DynamicTest.dynamicTest(name(page), () -> check(page)));
  }

  private static String name(Path page) {
    return page.getFileName().toString().replace(".md", "");
  }

  private static void check(Path page) throws IOException {
    Matcher code = CODE.matcher(Files.readString(page));
    String methods = "";
    boolean first = true;
    while (code.find()) {
      if (code.group(1).equals("concurrent")) {
        methods = code.group(2);
        continue;
      }
      Differential.Seen seen =
          name(page).equals("taken-on-trust")
              ? Differential.rewritten(methods, code.group(2))
              : Differential.same(methods, code.group(2));
      if (first && !name(page).equals("shared-object")) {
        assertThat(seen.verdicts()).anyMatch(verdict -> verdict.page().equals(name(page)));
      } else if (!first) {
        assertThat(seen.verdicts())
            .isNotEmpty()
            .allMatch(verdict -> verdict.kind() != Verdict.Kind.SERIAL, "runs in parallel");
        assertThat(seen.tasks()).isPositive();
      } else {
        assertThat(seen.tasks()).as(seen.code()).isZero();
      }
      first = false;
    }
  }

  @Test
  void everyReasonHasItsPage() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/jdeco/magics"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        Matcher page = PAGE.matcher(Files.readString(source));
        while (page.find()) {
          named.add(page.group(1));
        }
      }
    }
    named.removeIf(name -> name.startsWith("jdeco-"));
    assertThat(named).contains("loop-carried-result", "early-exit");
    assertThat(named).allSatisfy(name -> assertThat(PAGES.resolve(name + ".md")).exists());
  }
}
