package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerDirectivesTest {
  private static final Pattern METHOD = Pattern.compile("\"(org/jdeco/runtime/\\w+)\\.(\\w*)");

  @Test
  void nameMethodsThatThereAre(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("compilers.json");
    new CompilerDirectives(file).write();
    List<MatchResult> named = METHOD.matcher(Files.readString(file)).results().toList();
    assertThat(named).hasSizeGreaterThan(10);
    for (MatchResult each : named) {
      Method[] methods = Class.forName(each.group(1).replace('/', '.')).getDeclaredMethods();
      assertThat(Stream.of(methods).map(Method::getName))
          .as(each.group())
          .anyMatch(name -> name.startsWith(each.group(2)));
    }
  }
}
