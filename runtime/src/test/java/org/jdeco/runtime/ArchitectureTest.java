package org.jdeco.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.jdeco.runtime",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NEEDS_THE_BASE_MODULE_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.jdeco.runtime",
              "java.lang..",
              "java.math",
              "java.io",
              "java.math",
              "java.nio..",
              "java.time..",
              "java.util",
              "java.util.concurrent..",
              "java.util.function",
              "java.util.random",
              "java.util.stream",
              "org.jspecify.annotations");

  @ArchTest
  static final ArchRule STANDARD_OUTPUT_BELONGS_TO_THE_USER =
      noClasses()
          .that()
          .doNotHaveSimpleName("Aside") // delivers the user's own text
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
