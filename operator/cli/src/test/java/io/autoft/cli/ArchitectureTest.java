package io.autoft.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package of the command line may know which. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.autoft.cli");

  @Test
  void seesTheClasses() {
    assertThat(CLASSES).hasSizeGreaterThan(50);
    assertThat(CLASSES.contain(Autoft.class)).isTrue();
  }

  @ParameterizedTest(name = "{0} knows {1}")
  @CsvSource(
      nullValues = "nothing",
      value = {
        "admission, json",
        "export, stored words",
        "init, admission",
        "json, nothing",
        "local, stored admission words",
        "report, stored source words",
        "source, stored json words",
        "stored, json words",
        "view, stored local json words",
        "words, nothing",
      })
  void knowsNoOtherPackage(String name, String known) {
    var own = Stream.of(name);
    var others = known == null ? Stream.<String>empty() : Arrays.stream(known.split(" "));
    var allowed =
        Stream.concat(own, others).map(p -> "io.autoft.cli." + p + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.autoft.cli." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.autoft.cli..").and(not(resideInAnyPackage(allowed))))
        .check(CLASSES);
  }

  /** What runs and keeps a study is told by others what to print, and by whom it was asked. */
  @Test
  void onlyCommandsKnowTheCommandLine() {
    noClasses()
        .that()
        .resideInAnyPackage("io.autoft.cli.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyOnePackageAsksAClusterAndOneDraws() {
    noClasses()
        .that(not(resideInAPackage("io.autoft.cli.source..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8.kubernetes.client..")
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage("io.autoft.cli.view..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jline..")
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
