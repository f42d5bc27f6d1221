package org.jdeco.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
  private static final String COMMAND = "-XX:CompileCommand=dontinline,";

  @Test
  void namesMethodsThatThereAre() throws ClassNotFoundException {
    List<String> named =
        JvmOptions.all(2).stream()
            .filter(option -> option.startsWith(COMMAND))
            .map(option -> option.substring(COMMAND.length()))
            .toList();
    assertThat(named).isNotEmpty();
    for (String each : named) {
      String[] parts = each.split("::", 2);
      assertThat(Stream.of(Class.forName(parts[0]).getDeclaredMethods()).map(Method::getName))
          .as(each)
          .contains(parts[1]);
    }
  }
}
