package org.jdeco.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.jdeco.kernel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theServerKnowsNoSession =
      noClasses()
          .that()
          .resideInAnyPackage("org.jdeco.kernel.protocol..", "org.jdeco.kernel.server..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.jdeco.kernel.session..", "org.jdeco.kernel.api..", "jdk.jshell..");

  @ArchTest
  static final ArchRule theProtocolKnowsNoSocket =
      noClasses()
          .that()
          .resideInAPackage("org.jdeco.kernel.protocol..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdeco.kernel.server..", "org.zeromq..");

  @ArchTest
  static final ArchRule jsonStaysInTheProtocol =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.jdeco.kernel.protocol..", "org.jdeco.kernel.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("org.jdeco.kernel.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule standardOutputBelongsToTheUser =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.jdeco.kernel.session..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
