package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.GeneratedPage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The chart's README has the values that the chart has. */
class ChartReadmeTest {

  private static final GeneratedPage PAGE =
      new GeneratedPage("helm/autoft-operator/README.md", "chart-readme.md");

  @Test
  void isGeneratedFromTheValues() throws IOException {
    PAGE.assertIs(ChartReadme.page(), ChartReadmeTest.class);
  }

  @Test
  void saysOfAValueWhatItIs() {
    assertThat(ChartReadme.page())
        .contains("| `replicas` | integer from 0 to 5 | `1` | More than one: one works, chosen")
        .contains("| `logging.format` | `text`, `json` | `\"text\"` | text, or json: a line is")
        .contains("| `podPolicy.secretVolumes` | list of strings | `[]` | Secrets that a pod may")
        .contains("| `podPolicy` |  |  | What the pods of studies may have.");
  }

  @Test
  void describesEveryValue() {
    assertThat(ChartValues.all())
        .hasSizeGreaterThan(50)
        .allSatisfy(value -> assertThat(value.description()).as(value.key()).isNotBlank());
  }
}
