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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The dashboard as the chart brings it. */
class DashboardIT {

  private static final int COLUMNS = 24;
  private static final String CHOSEN = "{namespace=~\"$namespace\", job=~\"$job\"";

  private final Helm chart =
      Helm.template(
          "autoft",
          "--set=metrics.dashboard.enabled=true",
          "--set=metrics.dashboard.annotations.grafana_folder=AutoFT");

  @Test
  void isWhatTheSidecarLooksFor() {
    var map = chart.manifests("ConfigMap").get(0);

    assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
    assertThat(map.getMetadata().getAnnotations()).containsEntry("grafana_folder", "AutoFT");
    assertThat(map.<String>get("data", "autoft.json"))
        .isEqualTo(Repository.read("helm/autoft-operator/files/dashboard.json"));
  }

  @Test
  void everyPanelAsksTheChosenPrometheusForSomething() {
    assertThat(panels())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            panel -> {
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
              assertThat(panel.path("targets")).isNotEmpty();
              assertThat(panel.path("targets").findValuesAsText("expr"))
                  .allSatisfy(expression -> assertThat(expression).contains(CHOSEN));
            });
  }

  /** Prometheus' program checks expressions in rules alone. */
  @Test
  void everyExpressionIsOneOfPrometheus() throws IOException {
    var expressions = DashboardExpression.all("5m");
    var rules =
        IntStream.range(0, expressions.size())
            .mapToObj(n -> Map.of("record", "target:" + n, "expr", expressions.get(n).text()))
            .toList();
    var file = Files.createDirectories(Path.of("target", "dashboard")).resolve("rules.yaml");
    Files.writeString(
        file, Serialization.asYaml(Map.of("groups", List.of(Map.of("name", "a", "rules", rules)))));

    var checked = Promtool.run(file, "check", "rules");

    assertThat(checked.ok()).as(checked.output()).isTrue();
    assertThat(checked.output()).contains(rules.size() + " rules found");
  }

  @Test
  void noPanelLiesOverAnother() {
    var taken = new HashSet<List<Integer>>();
    for (var panel : panels()) {
      var place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          assertThat(taken.add(List.of(place.path("x").asInt() + x, place.path("y").asInt() + y)))
              .as(panel.path("title").asText())
              .isTrue();
        }
      }
    }
  }

  private List<JsonNode> panels() {
    var json = chart.manifests("ConfigMap").get(0).<String>get("data", "autoft.json");
    var dashboard = Serialization.unmarshal(json, JsonNode.class);
    return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
        .filter(panel -> !panel.path("type").asText().equals("row"))
        .toList();
  }
}
