package io.autoft;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.autoft.cluster.crd.AutoFTStudy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package of the operator may know which. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.autoft");

  @Test
  void seesTheClasses() {
    assertThat(CLASSES).hasSizeGreaterThan(30);
    assertThat(CLASSES.contain(AutoFTStudy.class)).isTrue();
  }

  /** The shared classes of {@code cluster} itself are those without a package below it. */
  @ParameterizedTest(name = "cluster{0} knows cluster{1}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "'.crd', '.crd'",
        "'', ' .crd .health'",
        "'.policy', '.policy'",
        "'.health', '.health'",
        "'.metrics', ' .crd .health .metrics'",
        "'.trial', ' .crd .policy .metrics .trial'",
        "'.report', ' .crd .policy .trial .report'",
        "'.study', ' .crd .policy .metrics .trial .report .study'",
      })
  void knowsNoOtherPackage(String name, String known) {
    var allowed =
        Arrays.stream(known.split(" ", -1))
            .map(own -> "io.autoft.cluster" + own)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.autoft.cluster" + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.autoft.cluster..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  @Test
  void theCoreDoesNotKnowTheCluster() {
    noClasses()
        .that(resideInAPackage("io.autoft..").and(not(resideInAPackage("io.autoft.cluster.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.autoft.cluster..")
        .check(CLASSES);
  }

  /** They are pure functions: gathering and carrying out are for others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TrialObserver",
        "JobVerdict",
        "TrialJob",
        "TrialPod",
        "StudyRefusal",
        "PodPolicy",
        "PodRule",
        "ReportPlanner",
        "ReportJob",
        "ReportPod",
        "ReportRecords",
        "ObservedStatus",
        "TrialRecords"
      })
  void whatDecidesOrRendersHasNoClient(String name) {
    noClasses()
        .that()
        .haveSimpleName(name)
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
        .haveNameMatching(".*\\.(Abstract|Base)[A-Z][a-z]+.*")
        .check(CLASSES);
  }
}
