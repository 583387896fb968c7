package io.autoft;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.autoft.api.v1alpha1.AutoFTStudy;
import io.autoft.optimizer.TpeSampler;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.autoft");

  @Test
  void seesTheClasses() {
    assertThat(CLASSES).hasSizeGreaterThan(50);
    assertThat(CLASSES.contain(AutoFTStudy.class)).isTrue();
    assertThat(CLASSES.contain(TpeSampler.class)).isTrue();
  }

  /** Of the project's own packages. Those without classes yet are fine. */
  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "api.v1alpha1, contract",
        "api.crd, api.v1alpha1 contract",
        "optimizer, nothing",
        "conditions, nothing",
        "contract, nothing",
        "wiring, conditions",
        "trial, api.v1alpha1 conditions contract wiring",
        "study, api.v1alpha1 conditions contract wiring trial optimizer",
        "local, api.v1alpha1 conditions contract study trial",
        "report, api.v1alpha1 conditions contract study optimizer",
      })
  void knowsNoOtherPackage(String name, String known) {
    var allowed =
        Stream.concat(
                Stream.of(name), Arrays.stream(known == null ? new String[0] : known.split(" ")))
            .map(own -> "io.autoft." + own + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.autoft." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.autoft..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.autoft.(*)..").should().beFreeOfCycles().check(CLASSES);
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
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    "io.fabric8.crd.generator.annotation..",
                    "io.fabric8.generator.annotation..",
                    "io.fabric8.kubernetes.api.model..",
                    "io.fabric8.kubernetes.model.annotation..",
                    "io.autoft.contract..",
                    "io.autoft.api.v1alpha1..")
                .or(belongToAnyOf(CustomResource.class)))
        .check(CLASSES);
  }

  @Test
  void onlyProposalsAndSearchSpacesTranslateForTheOptimizer() {
    noClasses()
        .that()
        .resideInAPackage("io.autoft.study..")
        .and()
        .haveNameNotMatching(".*[.](Proposals|SearchSpaces)([$].*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.autoft.optimizer..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyReconcilersAndTheirWiringTalkToKubernetes() {
    noClasses()
        .that(
            not(resideInAnyPackage("io.autoft.wiring..", "io.autoft.api.v1alpha1.."))
                .and(not(nameMatching(".*Reconciler([$].*)?"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Common|Impl)")
        .orShould()
        .haveNameMatching(".*\\.(Abstract|Base)[A-Z].*")
        .check(CLASSES);
  }
}
