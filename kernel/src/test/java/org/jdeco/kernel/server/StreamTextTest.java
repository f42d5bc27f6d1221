package org.jdeco.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jdeco.kernel.Frontend.Stream;
import org.jdeco.kernel.protocol.Publication;
import org.junit.jupiter.api.Test;

class StreamTextTest {
  private final List<Publication.Stream> sent = new ArrayList<>();
  private final StreamText text = new StreamText(part -> sent.add((Publication.Stream) part));

  @Test
  void gathersUntilItIsFlushed() {
    text.add(Stream.STDOUT, "a");
    text.add(Stream.STDOUT, "b\n");
    assertThat(sent).isEmpty();
    text.flush();
    text.flush();
    assertThat(sent).containsExactly(new Publication.Stream("stdout", "ab\n"));
  }

  @Test
  void keepsTheOrderOfTheTwoStreams() {
    text.add(Stream.STDOUT, "1");
    text.add(Stream.STDERR, "2");
    text.add(Stream.STDOUT, "3");
    text.flush();
    assertThat(sent)
        .containsExactly(
            new Publication.Stream("stdout", "1"),
            new Publication.Stream("stderr", "2"),
            new Publication.Stream("stdout", "3"));
  }

  @Test
  void sendsLargeTextInPiecesWithoutLoss() {
    String large = "0123456789".repeat(StreamText.LIMIT / 4);
    text.add(Stream.STDOUT, "x");
    text.add(Stream.STDOUT, large);
    assertThat(sent).hasSize(2).allMatch(part -> part.text().length() == StreamText.LIMIT);
    text.flush();
    assertThat(joined()).isEqualTo("x" + large);
  }

  @Test
  void doesNotTearACharacterApart() {
    String faces = "x" + "😀".repeat(StreamText.LIMIT);
    text.add(Stream.STDOUT, faces);
    text.flush();
    assertThat(sent)
        .hasSizeGreaterThan(1)
        .noneMatch(part -> Character.isLowSurrogate(part.text().charAt(0)));
    assertThat(joined()).isEqualTo(faces);
  }

  private String joined() {
    return sent.stream().map(Publication.Stream::text).collect(Collectors.joining());
  }
}
