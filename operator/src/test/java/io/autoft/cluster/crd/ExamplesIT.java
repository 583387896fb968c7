package io.autoft.cluster.crd;

import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.check.StudyWarnings;
import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every study among the examples is accepted, without unknown fields. */
class ExamplesIT {

  @RegisterExtension static final Admission admission = new Admission();

  @TestFactory
  Stream<DynamicTest> areAccepted() {
    return Stream.of(".yaml", ".yml")
        .flatMap(suffix -> Repository.files("examples", suffix).stream())
        .filter(file -> !studies(file).isEmpty())
        .map(
            file ->
                DynamicTest.dynamicTest(
                    Repository.path("").relativize(file).toString(), () -> isAccepted(file)));
  }

  /** And nothing in it is likely not to be meant. */
  private static void isAccepted(Path file) {
    assertThat(studies(file))
        .allSatisfy(
            study -> {
              assertThat(admission.refusal(study)).isEmpty();
              assertThat(StudyWarnings.of(spec(study))).isEmpty();
            });
  }

  private static List<Document> studies(Path file) {
    return Arrays.stream(Repository.read(file).split("(?m)^---.*$"))
        .filter(text -> text.lines().anyMatch("kind: AutoFTStudy"::equals))
        .map(Document::of)
        .toList();
  }
}
