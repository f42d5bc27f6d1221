package org.jdeco.magics.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jdeco.magics.testing.Differential.parallel;

import org.junit.jupiter.api.Test;

/** Bodies that only store a result: at once where no store fails, one by one otherwise. */
class ElementStoreTest {
  private static final String F = "int f(int x) { return 3 * x + 1; }";

  private static void atOnce(String cell) {
    assertThat(parallel(F, cell).code()).contains("Elements.store(").doesNotContain("$copy(");
  }

  private static void oneByOne(String cell) {
    assertThat(parallel(F, cell).code()).contains("$copy(").doesNotContain("Elements.store(");
  }

  @Test
  void elementsOfAnArray() {
    atOnce("int[] r = new int[90];\nfor (int i = 0; i < 90; i++) r[i] = f(i);");
    atOnce("int[] r = new int[90];\nfor (int i = 7; i <= 80; i++) { r[i] = f(i); }");
  }

  @Test
  void elementsOfRows() {
    atOnce(
        "int[][] g = new int[9][30];\n"
            + "for (int i = 0; i < 9; i++) for (int j = 3; j < 30; j++) g[i][j] = f(j);");
    atOnce(
        "int[][][] h = new int[3][4][20]; int k = 1;\n"
            + "for (int i = 0; i < 4; i++) { for (int j = 0; j < 20; j++) { h[k][i][j] = f(i + j); } }");
  }

  @Test
  void anArrayThatIsTooShort() {
    atOnce(
        "int[] r = new int[65]; String s = \"\";\n"
            + "try { for (int i = 0; i < 90; i++) { r[i] = f(i); } }"
            + " catch (ArrayIndexOutOfBoundsException e) { s = e.getMessage(); }");
    atOnce(
        "int[] r = new int[65]; String s = \"\";\n"
            + "try { for (int i = -3; i < 60; i++) { r[i] = f(i); } }"
            + " catch (ArrayIndexOutOfBoundsException e) { s = e.getMessage(); }");
  }

  @Test
  void rowsThatAreNotThere() {
    atOnce(
        "int[][] g = {new int[20], new int[20], null}; String s = \"\";\n"
            + "try { for (int i = 0; i < 4; i++) for (int j = 0; j < 20; j++) g[i][j] = f(j); }"
            + " catch (NullPointerException e) { s = \"null\"; }");
    atOnce(
        "int[][] g = {new int[20], new int[20]}; String s = \"\";\n"
            + "try { for (int i = 0; i < 4; i++) for (int j = 0; j < 20; j++) g[i][j] = f(j); }"
            + " catch (ArrayIndexOutOfBoundsException e) { s = e.getMessage(); }");
    atOnce(
        "int[] r = null; String s = \"\";\n"
            + "try { for (int i = 0; i < 40; i++) r[i] = f(i); }"
            + " catch (NullPointerException e) { s = \"null\"; }");
  }

  /** Enough iterations that the arrays of results are used again. */
  @Test
  void manyElements() {
    atOnce("int[] r = new int[100_000];\nfor (int i = 0; i < 100_000; i++) r[i] = f(i);");
    atOnce(
        "int[] r = new int[70_000]; String s = \"\";\n"
            + "try { for (int i = 0; i < 100_000; i++) r[i] = f(i); }"
            + " catch (ArrayIndexOutOfBoundsException e) { s = e.getMessage(); }");
    atOnce(
        "int[][] g = new int[300][]; for (int i = 0; i < 300; i++) g[i] = new int[i * 7 % 900];\n"
            + "for (int i = 0; i < 300; i++) for (int j = 0; j < g[i].length; j++) g[i][j] = f(i + j);");
    assertThat(
            parallel(
                    "int f(int x) { if (x == 60_000) throw new IllegalStateException(\"x\"); return x; }",
                    "int[] r = new int[100_000]; String s = \"\";\n"
                        + "try { for (int i = 0; i < 100_000; i++) r[i] = f(i); }"
                        + " catch (IllegalStateException e) { s = e.getMessage(); }")
                .code())
        .contains("Elements.store(");
  }

  /** Unboxing an index can fail, which has to be seen where the cell's text does it. */
  @Test
  void rowsOfABoxedIndex() {
    oneByOne(
        "int[][] g = new int[3][40]; String s = \"\";\n"
            + "try { for (Integer k : Arrays.asList(0, 1, null)) for (int j = 0; j < 40; j++) g[k][j] = f(j); }"
            + " catch (NullPointerException e) { s = \"null\"; }");
  }

  @Test
  void otherStores() {
    oneByOne("double[] r = new double[90];\nfor (int i = 0; i < 90; i++) r[i] = f(i);");
    oneByOne("int[] r = new int[180];\nfor (int i = 0; i < 90; i++) r[2 * i] = f(i);");
    oneByOne("int[] r = new int[90];\nfor (int i = 0; i < 90; i += 2) r[i] = f(i);");
    oneByOne("int[] r = new int[90];\nfor (int i = 89; i >= 0; i--) r[i] = f(i);");
    oneByOne("int[] r = new int[90];\nfor (int i = 0; i < 90; i++) r[i] += f(i);");
    oneByOne("int[][] g = new int[90][90];\nfor (int i = 0; i < 90; i++) g[i][i] = f(i);");
    oneByOne("int[] r = new int[90];\nfor (int i = 0; i < 90; i++) r[i] = f(i) + 1;");
  }
}
