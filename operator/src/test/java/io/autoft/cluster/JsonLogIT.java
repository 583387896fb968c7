package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged operator, told to log in JSON as the chart tells it. */
class JsonLogIT {

  private static final int MEMORY = 384;

  private KubernetesClient client;
  private Cluster cluster;
  private OperatorProcess operator;

  @BeforeEach
  void start() throws Exception {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, config -> 0.5);
    operator =
        OperatorProcess.start(
            MEMORY, cluster.namespace(), Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
    operator.awaitReady();
  }

  @AfterEach
  void stop() throws InterruptedException {
    operator.kill();
    client.close();
  }

  @Test
  void everyLineIsAnObjectAndNamesWhatItIsAbout() throws Exception {
    var study = cluster.create(STUDY);
    cluster.run(study, () -> "Complete".equals(cluster.stage(study)));

    assertThat(lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.has("message")).isTrue())
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asText()).contains("Complete=True Scored");
              assertThat(line.at("/mdc/namespace").asText()).isEqualTo(cluster.namespace());
              assertThat(line.at("/mdc/study").asText()).isEqualTo(study);
              assertThat(line.at("/mdc/trial").asText()).startsWith(study + "-0");
            })
        .anySatisfy(
            line -> {
              assertThat(line.at("/mdc/study").asText()).isEqualTo(study);
              assertThat(line.path("mdc").has("trial")).isFalse();
            });
  }

  private List<JsonNode> lines() throws IOException {
    return Files.readAllLines(operator.log()).stream()
        .map(line -> Serialization.unmarshal(line, JsonNode.class))
        .toList();
  }
}
