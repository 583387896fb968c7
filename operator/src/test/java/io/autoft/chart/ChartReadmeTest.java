package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart's README has the values that the chart has. */
class ChartReadmeTest {

  private static final String PAGE = "helm/autoft-operator/README.md";
  private static final Path GENERATED = Repository.path("operator/target/chart-readme.md");

  private static final String COMMAND =
      "mvn -pl operator -am test -Dtest=ChartReadmeTest -Dsurefire.failIfNoSpecifiedTests=false;"
          + " cp operator/target/chart-readme.md "
          + PAGE;

  @Test
  void isGeneratedFromTheValues() throws IOException {
    var expected = ChartReadme.page();
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, expected);

    assertThat(Files.exists(Repository.path(PAGE)) && Repository.read(PAGE).equals(expected))
        .as("%s differs from the values; to write it anew: %s", PAGE, COMMAND)
        .isTrue();
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
