package org.jdeco.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays and what changes when something is declared anew, however that is done. */
@Timeout(60)
abstract class RedeclarationTests extends SessionTest {
  @Test
  void aVariableKeepsItsValueWhenTheMethodItCameFromIsRedefined() {
    run("int f1() { return 1; }");
    run("var v1 = f1();");
    run("int f1() { return 2; }");
    assertThat(run("v1 + \" \" + f1()").text()).isEqualTo("1 2");
  }

  @Test
  void alsoWhenTheMethodTakesAnotherShape() {
    run("int f2() { return 1; }");
    run("int g2() { return f2() + 10; }\nvar v2 = List.of(f2());");
    run("int f2() { Supplier<Integer> s = () -> 2; return s.get(); }");
    assertThat(run("v2 + \" \" + f2() + \" \" + g2()").text()).isEqualTo("[1] 2 12");
  }

  @Test
  void alsoWhenItTakesOtherParameters() {
    run("int f3(int x) { return x; }\nint v3 = f3(3);");
    run("int f3(long x) { return (int) x + 1; }");
    assertThat(run("v3 + \" \" + f3(3L)").text()).isEqualTo("3 4");
  }

  @Test
  void aLaterImportLeavesVariablesAlone() {
    run("int v4 = 4; var list4 = new ArrayList<>(List.of(1, 2));");
    run("import java.time.*;");
    run("import static java.lang.Math.*;");
    assertThat(run("v4 + \" \" + list4 + abs(-1)").text()).isEqualTo("4 [1, 2]1");
  }

  @Test
  void classesMayNeedEachOther() {
    assertThat(
            run("""
            class A5 { B5 b; int a = 1; B5 make() { return new B5(); } }
            class B5 { A5 a = new A5(); }
            var a5 = new A5();
            a5.make().a.a
            """)
                .text())
        .isEqualTo("1");
    run("class B5 { A5 a = new A5(); int more = 7; }");
    assertThat(run("new A5().make().more").text()).isEqualTo("7");
  }

  @Test
  void aRunningMethodGoesOnAsItWas() {
    run("int six() { return 6; }\nint twice6() { return six() + six(); }");
    run("int six() { return 60; }");
    assertThat(run("twice6()").text()).isEqualTo("120");
  }

  @Test
  void aChangedSignatureDoesNotHang() {
    run("static int f7() { return 7; }\nstatic int g7() { return f7() + 1; }\nint v7 = g7();");
    run("static String f7() { return \"seven\"; }");
    run("static int f7() { return 70; }");
    assertThat(run("v7 + \" \" + g7()").text()).isEqualTo("8 71");
  }

  @Test
  void redeclaringAVariableResetsIt() {
    run("int v8 = 8;");
    run("int v8;");
    assertThat(run("v8").text()).isEqualTo("0");
    run("String v8;");
    assertThat(run("v8").text()).isEqualTo("null");
  }

  @Test
  void redefiningManyTimesKeepsState() {
    run("int calls9 = 0; int f9() { calls9++; return 0; }");
    for (int i = 1; i <= 10; i++) {
      run("int f9() { calls9++; return " + i + "; }\nf9();");
    }
    assertThat(run("calls9 + \" \" + f9()").text()).isEqualTo("10 10");
  }

  @Test
  void linesAreThoseOfTheNewText() {
    run("int f10(int x) {\n  return x;\n}");
    int number = run("int f10(int x) {\n\n\n  return x / 0;\n}").number();
    assertThat(run("f10(1)").trace().get(1))
        .isEqualTo("  in cell [" + number + "], line 4, f10(..)");
  }

  @Test
  void saysWhatCouldNotBeKept() {
    run("class K12 { int a; }\nK12 k12 = new K12();\nint n12 = 12;");
    Ran ran = run("class K12 { int a; int b; }");
    assertThat(ran.frontend().err)
        .hasToString("Note: k12 is null now, as its type was redefined: assign it again\n");
    assertThat(run("k12 = new K12(); k12.b + n12").text()).isEqualTo("12");
    assertThat(run("String n12 = \"s\";").frontend().err).hasToString("");
  }
}
