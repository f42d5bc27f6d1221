package org.jdeco.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdeco.kernel.api.Displayable;
import org.jdeco.kernel.api.Json;
import org.jdeco.kernel.api.Latex;
import org.jdeco.kernel.api.Markdown;
import org.jdeco.kernel.api.Svg;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static String text(Object value) {
    return (String) new Renderer().bundle(value).data().get("text/plain");
  }

  private static Object form(Object value, String type) {
    return new Renderer().bundle(value).data().get(type);
  }

  @Test
  void plainValuesAreTheirText() {
    assertThat(text(null)).isEqualTo("null");
    assertThat(text(42)).isEqualTo("42");
    assertThat(text("a\nb")).isEqualTo("a\nb");
    assertThat(text(List.of(1, "x"))).isEqualTo("[1, x]");
    assertThat(text(new LinkedHashMap<>(Map.of("k", 1)))).isEqualTo("{k=1}");
  }

  @Test
  void arraysShowTypeLengthAndElements() {
    assertThat(text(new int[] {1, 2, 3})).isEqualTo("int[3] { 1, 2, 3 }");
    assertThat(text(new String[] {"a\"b", null})).isEqualTo("String[2] { \"a\\\"b\", null }");
    assertThat(text(new double[][] {{1}, {2, 3}}))
        .isEqualTo("double[2][] { double[1] { 1.0 }, double[2] { 2.0, 3.0 } }");
    assertThat(text(new int[0])).isEqualTo("int[0] { }");
  }

  @Test
  void longOnesAreCutAndCounted() {
    assertThat(text(new int[1_000_000])).endsWith(", 0, 0, … 999,900 more }").hasSizeLessThan(400);
    assertThat(text(new int[1000][1000])).hasSizeLessThan(25_000).endsWith("more }");
    assertThat(text(IntStream.range(0, 5000).boxed().toList())).endsWith("99, … 4,900 more]");
    assertThat(text("x".repeat(1_000_000))).endsWith("… 980,000 more characters");
    assertThat(text(List.of(new int[50]))).contains("… 30 more");
  }

  @Test
  void valuesThatContainThemselvesEnd() {
    List<Object> self = new ArrayList<>();
    self.add(self);
    assertThat(text(self)).isEqualTo("[(this value again)]");
    Object[] array = new Object[1];
    array[0] = array;
    assertThat(text(array)).isEqualTo("Object[1] { (this value again) }");
  }

  @Test
  void anOwnToStringCounts() {
    assertThat(
            text(
                new AbstractList<Integer>() {
                  @Override
                  public Integer get(int index) {
                    return index;
                  }

                  @Override
                  public int size() {
                    return 3;
                  }

                  @Override
                  public String toString() {
                    return "mine";
                  }
                }))
        .isEqualTo("mine");
  }

  @Test
  void aFailingToStringNamesTheValue() {
    Object value =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException();
          }
        };
    assertThat(text(value))
        .contains("RendererTest")
        .endsWith("(toString threw java.lang.IllegalStateException)");
    assertThat(text(Arrays.asList(1, value)))
        .startsWith("[1, ")
        .endsWith("IllegalStateException)]");
  }

  @Test
  void imagesArePng() {
    Object png = form(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "image/png");
    assertThat(Base64.getDecoder().decode((String) png)).startsWith(0x89, 'P', 'N', 'G');
    assertThat(text(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB))).isEqualTo("image 3 × 2");
  }

  record Point(int x, String label) {}

  @Test
  void listsOfRecordsAndMapsAreTables() {
    assertThat((String) form(List.of(new Point(1, "<a>"), new Point(2, "b")), "text/html"))
        .contains("<th>x</th><th>label</th>", "&lt;a&gt;", "right\">2</td>");
    assertThat((String) form(List.of(Map.of("k", 1)), "text/html")).contains("<th>k</th>");
    assertThat(form(List.of(1, 2), "text/html")).isNull();
    assertThat((String) form(Collections.nCopies(1000, new Point(1, "")), "text/html"))
        .contains("1,000 rows")
        .hasSizeLessThan(10_000);
  }

  @Test
  void displayablesGiveTheirForms() {
    assertThat(form(Markdown.of("# a"), "text/markdown")).isEqualTo("# a");
    assertThat(form(Latex.of("$x$"), "text/latex")).isEqualTo("$x$");
    assertThat(form(Svg.of("<svg/>"), "image/svg+xml")).isEqualTo("<svg/>");
    assertThat(form(Json.parse("{\"a\": [1]}"), "application/json")).hasToString("{\"a\":[1]}");
    Displayable bytes = () -> Map.of("image/jpeg", new byte[] {1, 2, 3});
    assertThat(form(bytes, "image/jpeg")).isEqualTo("AQID");
    assertThat(text(bytes)).contains("Lambda");
    Displayable broken =
        () -> {
          throw new IllegalStateException();
        };
    assertThat(text(broken)).contains("IllegalStateException");
  }
}
