package io.autoft.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Repository;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a panel of the dashboard asks Prometheus, with Grafana's variables filled in.
 *
 * @param panel its title
 */
record DashboardExpression(String panel, String text) {

  /** All of them; a rate is that of some time, such as {@code 5m}. */
  static List<DashboardExpression> all(String rateInterval) {
    var dashboard =
        Serialization.unmarshal(
            Repository.read("helm/autoft-operator/files/dashboard.json"), JsonNode.class);
    return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
        .flatMap(
            panel ->
                panel.path("targets").findValuesAsText("expr").stream()
                    .map(text -> text.replace("$namespace", ".*").replace("$job", ".*"))
                    .map(text -> text.replace("$__rate_interval", rateInterval))
                    .map(text -> new DashboardExpression(panel.path("title").asText(), text)))
        .toList();
  }
}
