package io.autoft.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.autoft.trainer");

  @Test
  void seesEveryPackage() {
    var packages = CLASSES.stream().map(c -> c.getPackageName()).collect(Collectors.toSet());

    assertThat(packages)
        .contains(
            "io.autoft.trainer",
            "io.autoft.trainer.data",
            "io.autoft.trainer.evaluation",
            "io.autoft.trainer.failure",
            "io.autoft.trainer.model",
            "io.autoft.trainer.objective",
            "io.autoft.trainer.image",
            "io.autoft.trainer.program",
            "io.autoft.trainer.report",
            "io.autoft.trainer.training");
    assertThat(CLASSES).hasSizeGreaterThan(50);
  }

  @Test
  void knowsNeitherKubernetesNorTheOperator() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.imageio..",
            "ai.djl..",
            "com.fasterxml.jackson..",
            "org.apache.commons.csv..",
            "org.slf4j..",
            "io.autoft.contract..",
            "io.autoft.trainer..")
        .check(CLASSES);
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().matching("io.autoft.trainer.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void readsImagesWithTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("io.autoft.trainer.image..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.imageio..", "io.autoft.trainer.image..")
        .check(CLASSES);
  }

  @Test
  void leavesTheEngineOutOfDataAndReports() {
    classes()
        .that()
        .resideInAnyPackage(
            "io.autoft.trainer.data..", "io.autoft.trainer.report..", "io.autoft.trainer.failure..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.apache.commons.csv..",
            "org.slf4j..",
            "io.autoft.contract..",
            "io.autoft.trainer.data..",
            "io.autoft.trainer.failure..",
            "io.autoft.trainer.image..",
            "io.autoft.trainer.report..")
        .check(CLASSES);
  }
}
