package org.jdeco.magics.effects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Classes defined and redefined while a session goes on. */
final class ChangesTest {
  private static final String CALLER =
      "public class T { static int f(int x) { return G.g(x) + 1; } static int k() { return 1; } }";

  private static Compiled with(String g) {
    return Compiled.unit(CALLER + " class G { static int n; static int g(int x) {" + g + "} }");
  }

  @Test
  void aRedefinedMethodIsAnalysedAgainAndSoAreItsCallers() {
    Compiled classes = with("return x;");
    EffectAnalysis analysis = new EffectAnalysis(classes);
    MethodKey f = classes.method("f");
    assertThat(analysis.of(f).isPure()).isTrue();

    classes.put("G", with("return n++;").bytes("G"));
    assertThat(analysis.of(f).isPure()).as("before it is told").isTrue();
    analysis.invalidate();
    assertThat(SamplesTest.found(analysis.of(f)))
        .isEqualTo("reads the static variable G.n\nwrites the static variable G.n");

    classes.put("G", with("return x;").bytes("G"));
    analysis.invalidate();
    assertThat(analysis.of(f).isPure()).isTrue();
  }

  @Test
  void whatDidNotChangeIsKept() {
    Compiled classes = with("return x;");
    AtomicInteger asked = new AtomicInteger();
    EffectAnalysis analysis =
        new EffectAnalysis(name -> {
          asked.incrementAndGet();
          return classes.bytes(name);
        });
    Effects before = analysis.of(classes.method("k"));
    analysis.invalidate();
    assertThat(analysis.of(classes.method("k"))).isSameAs(before);
  }

  @Test
  void aClassThatWasMissingIsFoundWhenItComes() {
    Compiled all = with("return x;");
    Compiled classes = with("return x;");
    classes.put("G", null);
    EffectAnalysis analysis = new EffectAnalysis(classes);
    assertThat(analysis.of(classes.method("f")).unknowns())
        .extracting(Unknown::what)
        .containsExactly("G.g(int): it has no class file");
    classes.put("G", all.bytes("G"));
    analysis.invalidate();
    assertThat(analysis.of(classes.method("f")).isPure()).isTrue();
  }

  @Test
  void aNewSubclassChangesWhatACallMayDo() {
    String base =
        "class A { int a() { return 1; } } public class T { static int f(A a) { return a.a(); } }";
    Compiled classes = Compiled.unit(base);
    EffectAnalysis analysis = new EffectAnalysis(classes);
    assertThat(analysis.of(classes.method("f")).isPure()).isTrue();
    classes.put(
        "B",
        Compiled.unit(base + " class B extends A { static int n; int a() { return n++; } }")
            .bytes("B"));
    analysis.invalidate();
    assertThat(SamplesTest.found(analysis.of(classes.method("f"))))
        .isEqualTo("reads the static variable B.n\nwrites the static variable B.n");
  }

  @Test
  void withoutAListOfClassesWhatCouldBeOverriddenIsNotKnown() {
    Compiled classes =
        Compiled.unit(
            "class A { int a() { return 1; } final int b() { return 2; } } public class T {"
                + " static int f(A a) { return a.a(); } static int g(A a) { return a.b(); } }");
    ClassSource unlisted = classes::bytes;
    EffectAnalysis analysis = new EffectAnalysis(unlisted);
    assertThat(analysis.of(classes.method("f")).unknowns())
        .extracting(Unknown::what)
        .containsExactly("other implementations of A.a()");
    assertThat(analysis.of(classes.method("g")).isPure()).isTrue();
  }
}
