package org.jdeco.magics.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdeco.magics.cell.Cell;
import org.jdeco.magics.cell.Misuse;
import org.junit.jupiter.api.Test;

class DecoCommandTest {
  private static Asked<Order> read(String text) {
    Cell.Plain cell = (Cell.Plain) Cell.parse(text);
    return DecoCommand.read(text, ((Cell.Line) cell.parts().getFirst()).call());
  }

  private static String wrong(String line) {
    Misuse misuse = ((Asked.Wrong<Order>) read(line)).misuse();
    return misuse.column() + " " + misuse.message();
  }

  private static Order order(String line) {
    return ((Asked.Sense<Order>) read(line)).value();
  }

  @Test
  void ordersAreRead() {
    assertThat(order("%deco")).isEqualTo(new Order.Status());
    assertThat(order("%deco status")).isEqualTo(new Order.Status());
    assertThat(order("%deco workers 3")).isEqualTo(new Order.Workers(3));
    assertThat(order("%deco shutdown")).isEqualTo(new Order.Shutdown());
    assertThat(order("%deco explain --code")).isEqualTo(new Order.Explain(true));
    assertThat(order("%deco show")).isEqualTo(new Order.Show());
  }

  @Test
  void mistakesAreToldInTheUsersTerms() {
    assertThat(wrong("%deco sattus")).isEqualTo("7 %deco knows no sattus; did you mean status?");
    assertThat(wrong("%deco dance"))
        .isEqualTo("7 %deco knows no dance; there are " + String.join(", ", DecoCommand.names()));
    assertThat(wrong("%deco workers"))
        .isEqualTo("7 %deco workers takes N, a whole number from 1 to 1000");
    assertThat(wrong("%deco workers few"))
        .isEqualTo("15 %deco workers takes N, a whole number from 1 to 1000");
    assertThat(wrong("%deco explain --cod"))
        .isEqualTo("15 %deco explain has no option --cod; did you mean --code?");
  }

  @Test
  void helpListsTheOrders() {
    assertThat(((Asked.Help<Order>) read("%deco --help")).text())
        .startsWith("Usage: %deco")
        .contains("status", "explain");
    assertThat(((Asked.Help<Order>) read("%deco workers --help")).text())
        .startsWith("Usage: %deco workers");
    assertThat(DecoCommand.names())
        .isEqualTo(List.of("status", "workers", "shutdown", "explain", "race", "show", "help"));
    assertThat(((Asked.Help<Order>) read("%deco help")).text()).isEqualTo(DecoCommand.help());
  }
}
