package io.autoft.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page of all fields is that of the CRDs. */
class FieldReferenceTest {

  private static final GeneratedPage PAGE =
      new GeneratedPage("operator/docs/fields.md", "fields.md");

  @Test
  void isGeneratedFromTheCrds() throws IOException {
    PAGE.assertIs(FieldReference.page(), FieldReferenceTest.class);
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
