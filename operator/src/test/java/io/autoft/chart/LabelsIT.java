package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Helm;
import io.autoft.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart's version in labels: Flux adds the commit to it, as {@code 0.1.0+abcdef}. */
class LabelsIT {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0.1.0+abcdef, autoft-operator-0.1.0_abcdef",
    "0.1.0-a.pre-release.with.a.name.too.long.for.a.label+abcdef,"
        + " autoft-operator-0.1.0-a.pre-release.with.a.name.too.long.for.a",
    "0.1.0-a.pre-release.that.ends.where.it.is.clip+abcdef,"
        + " autoft-operator-0.1.0-a.pre-release.that.ends.where.it.is.clip"
  })
  void haveAVersionThatIsTheValueOfALabel(String version, String label, @TempDir Path folder) {
    assertThat(packaged(version, folder).manifests("Deployment").get(0).getMetadata().getLabels())
        .containsEntry("helm.sh/chart", label);
  }

  @Test
  void anotherVersionAloneDoesNotRestartTheOperator(@TempDir Path folder) {
    var template = packaged("0.1.0+abcdef", folder).deployment().getSpec().getTemplate();

    assertThat(template).isEqualTo(Helm.template("autoft").deployment().getSpec().getTemplate());
  }

  private static Helm packaged(String version, Path folder) {
    var chart = Repository.path("helm/autoft-operator").toString();
    var packaged =
        Helm.run(List.of("package", chart, "--version=" + version, "--destination=" + folder));
    assertThat(packaged.ok()).as(packaged.output()).isTrue();
    return Helm.template(folder.resolve("autoft-operator-" + version + ".tgz"), "autoft");
  }
}
