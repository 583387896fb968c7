package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Helm;
import io.autoft.testing.Promtool;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts as the chart brings them. */
class AlertsIT {

  private static final String ENABLED = "--set=metrics.rules.enabled=true";

  @Test
  void areRulesThatPrometheusReads() throws IOException {
    var rules = written("autoft.yaml", Helm.template("autoft", ENABLED));

    var checked = Promtool.run(rules, "check", "rules", "--lint-fatal");

    assertThat(checked.output()).contains("SUCCESS: 7 rules found");
    assertThat(checked.ok()).isTrue();
  }

  @Test
  void fireWhenTheyShouldAndElseDoNot() throws IOException {
    written("autoft.yaml", Helm.template("autoft", ENABLED));
    written("other.yaml", Helm.template("other", ENABLED, "--set=fullnameOverride=tuner"));
    var series = Path.of("target", "alerts", "alerts-test.yaml");
    Files.writeString(
        series, Repository.read("operator/src/test/resources/io/autoft/chart/alerts-test.yaml"));

    var tested = Promtool.run(series, "test", "rules");

    assertThat(tested.ok()).as(tested.output()).isTrue();
  }

  @Test
  void eachIsTestedWhereItFiresAndWhereItDoesNot() {
    var tests =
        Serialization.unmarshal(
            Repository.read("operator/src/test/resources/io/autoft/chart/alerts-test.yaml"),
            JsonNode.class);

    for (var alert : alerts(Helm.template("autoft", ENABLED))) {
      var cases =
          tests.findValues("alert_rule_test").stream()
              .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
              .filter(test -> test.path("alertname").equals(alert.path("alert")))
              .toList();
      assertThat(cases)
          .as(alert.path("alert").asText())
          .anyMatch(test -> test.has("exp_alerts"))
          .anyMatch(test -> !test.has("exp_alerts"));
    }
  }

  @Test
  void eachHasASectionThatSaysWhatToDo() {
    var page = Repository.read("helm/docs/runbooks.md");
    var chart =
        Helm.template(
            "autoft", ENABLED, "--set=metrics.rules.repositoryUrl=https://git.example.com/autoft");

    assertThat(alerts(chart))
        .hasSize(7)
        .allSatisfy(
            alert -> {
              var name = alert.path("alert").asText();
              assertThat(page).contains("\n## " + name + "\n");
              assertThat(alert.at("/annotations/runbook_url").asText())
                  .isEqualTo(
                      "https://git.example.com/autoft/helm/docs/runbooks.md#"
                          + name.toLowerCase(Locale.ROOT));
            });
  }

  /** One that did would hear of every release in the cluster, and an absent one would hide. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "crds.install=false | {namespace=\"tuning\"",
        "metrics.rules.selector=job=\"a\"\\,pod=~\"b-[a-z]\\{5\\}\" | {job=\"a\",pod=~\"b-[a-z]{5}\""
      })
  void noneAsksForSeriesOfAnotherRelease(String values, String selector) {
    var ofAnother = "\\b(autoft|jvm)_\\w++(?!" + Pattern.quote(selector) + ")";

    assertThat(alerts(Helm.template("tuning", ENABLED, "--set=" + values)))
        .hasSize(7)
        .extracting(alert -> alert.path("expr").asText())
        .allSatisfy(
            expression ->
                assertThat(expression).contains(selector).doesNotContainPattern(ofAnother));
  }

  @Test
  void sayWhichReleaseTheyAreAbout() {
    var chart = Helm.template("tuning", ENABLED, "--set=fullnameOverride=tuner");

    assertThat(alerts(chart))
        .allSatisfy(
            alert -> {
              assertThat(alert.at("/labels/namespace").asText()).isEqualTo("tuning");
              assertThat(alert.at("/labels/deployment").asText()).isEqualTo("tuner");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\{a=\"b\"\\}", "a=\"b\"\\}) or vector(1", "a=\"b\"\\,", "a=b"})
  void refuseASelectorThatIsNone(String selector) {
    assertThat(
            Helm.template("autoft", ENABLED, "--set=metrics.rules.selector=" + selector).output())
        .contains("'/metrics/rules/selector'");
  }

  @Test
  void theyAreFoundByLabels() {
    var rule =
        Helm.template("autoft", ENABLED, "--set=metrics.rules.labels.release=prometheus")
            .manifests("PrometheusRule");

    assertThat(rule.get(0).getMetadata().getLabels())
        .containsEntry("release", "prometheus")
        .containsEntry("app.kubernetes.io/name", "autoft-operator");
  }

  private static Path written(String name, Helm chart) throws IOException {
    var rule = chart.manifests("PrometheusRule").get(0);
    var file = Files.createDirectories(Path.of("target", "alerts")).resolve(name);
    return Files.writeString(file, Serialization.asYaml(rule.get("spec")));
  }

  private static List<JsonNode> alerts(Helm chart) {
    var rule =
        Serialization.unmarshal(
            Serialization.asJson(chart.manifests("PrometheusRule").get(0)), JsonNode.class);
    return StreamSupport.stream(rule.at("/spec/groups/0/rules").spliterator(), false).toList();
  }
}
