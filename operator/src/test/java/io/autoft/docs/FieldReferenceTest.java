package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of all fields is that of the CRDs. */
class FieldReferenceTest {

  private static final String PAGE = "operator/docs/fields.md";
  private static final Path GENERATED = Repository.path("operator/target/fields.md");

  private static final String COMMAND =
      "mvn -pl operator -am test -Dtest=FieldReferenceTest -Dsurefire.failIfNoSpecifiedTests=false;"
          + " cp operator/target/fields.md "
          + PAGE;

  @Test
  void isGeneratedFromTheCrds() throws IOException {
    var expected = FieldReference.page();
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, expected);

    assertThat(Files.exists(Repository.path(PAGE)) && Repository.read(PAGE).equals(expected))
        .as("%s differs from the CRDs; to write it anew: %s", PAGE, COMMAND)
        .isTrue();
  }

  @Test
  void saysOfAFieldWhatItTakes() {
    var page = FieldReference.page();

    assertThat(page)
        .contains("| `trials` | integer from 1 to 10000 | `100` | How many search trials to run")
        .contains("| **`source`** | string of 1 to 1024 characters |  | Where the examples are")
        .contains("| `mode` | `Asynchronous`, `Deterministic` | `Asynchronous` |")
        .contains("- warmupSteps must be at most innerSteps\n");
  }

  @Test
  void showsEqualObjectsOnce() {
    var page = FieldReference.page();

    assertThat(page)
        .contains("### AutoFTStudy.spec.search.space.learningRate\n")
        .contains("| `weightDecay` | [object](#autoftstudyspecsearchspacelearningrate) |")
        .doesNotContain("### AutoFTStudy.spec.search.space.weightDecay\n");
  }
}
