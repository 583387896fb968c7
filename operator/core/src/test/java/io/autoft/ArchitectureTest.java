package io.autoft;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.study.StudyPlanner;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which package of the core may know which. That none knows Quarkus or a client of Kubernetes, the
 * module's dependencies see to.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.autoft");

  @Test
  void seesTheClasses() {
    assertThat(CLASSES).hasSizeGreaterThan(100);
    assertThat(CLASSES.contain(AutoFTStudySpec.class)).isTrue();
    assertThat(CLASSES.contain(StudyPlanner.class)).isTrue();
  }

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "contract, nothing",
        "optimizer, nothing",
        "api.v1alpha1, contract",
        "trial, contract api.v1alpha1",
        "result, contract api.v1alpha1 trial",
        "study, contract api.v1alpha1 trial result optimizer",
        "status, contract api.v1alpha1 trial result study",
      })
  void knowsNoOtherPackage(String name, String known) {
    knowsNone("io.autoft." + name + "..", known, own -> "io.autoft." + own + "..");
  }

  /** Of ours, a package may know itself and those named. */
  private static void knowsNone(String name, String known, UnaryOperator<String> packageOf) {
    var others = Arrays.stream(known == null ? new String[0] : known.split(" ")).map(packageOf);
    var allowed = Stream.concat(Stream.of(name), others).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(resideInAPackage("io.autoft..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0} does not know {1}")
  @CsvSource({"proposal, phase", "proposal, check", "phase, check", "check, phase"})
  void theRulesOfAStudyDoNotKnowEachOther(String one, String other) {
    noClasses()
        .that()
        .resideInAPackage("io.autoft.study." + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.autoft.study." + other + "..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.autoft.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Of the optimizer's own packages, "root" being the one that holds the others. */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "numerics, nothing",
        "space, numerics",
        "root, space numerics",
        "random, root space numerics",
        "sobol, root space numerics random",
        "tpe, root space numerics random",
        "cmaes, root space numerics random sobol",
        "gp, root space numerics random sobol",
        "auto, root space numerics random sobol tpe cmaes gp",
        "importance, root space numerics",
      })
  void aPackageOfTheOptimizerKnowsNoOther(String name, String known) {
    knowsNone(packageOfTheOptimizer(name), known, ArchitectureTest::packageOfTheOptimizer);
  }

  private static String packageOfTheOptimizer(String name) {
    return name.equals("root") ? "io.autoft.optimizer" : "io.autoft.optimizer." + name + "..";
  }

  @Test
  void theOptimizerHasNoCycles() {
    slices().matching("io.autoft.optimizer.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theOptimizerIsPureJava() {
    classes()
        .that()
        .resideInAPackage("io.autoft.optimizer..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.apache.commons.numbers..", "io.autoft.optimizer..")
        .check(CLASSES);
  }

  @Test
  void theApiKnowsModelsAndAnnotationsOnly() {
    classes()
        .that()
        .resideInAPackage("io.autoft.api.v1alpha1..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.fasterxml.jackson.annotation..",
            "io.fabric8.crd.generator.annotation..",
            "io.fabric8.generator.annotation..",
            "io.fabric8.kubernetes.api.model..",
            "io.autoft.contract..",
            "io.autoft.api.v1alpha1..")
        .check(CLASSES);
  }

  @Test
  void onlyProposalsTranslateForTheOptimizer() {
    noClasses()
        .that(resideInAPackage("io.autoft.study..").and(not(resideInAPackage("..proposal.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.autoft.optimizer..")
        .check(CLASSES);
  }

  @Test
  void whatDecidesDoesNotAskTheTime() {
    noClasses()
        .that()
        .resideInAnyPackage("io.autoft.study..", "io.autoft.result..", "io.autoft.trial..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Common|Impl)")
        .orShould()
        .haveNameMatching(".*\\.(Abstract|Base)[A-Z][a-z]+.*")
        .check(CLASSES);
  }
}
