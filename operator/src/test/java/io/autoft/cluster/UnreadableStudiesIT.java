package io.autoft.cluster;

import static io.autoft.cluster.UndisturbedStudy.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Studies that the API server takes and a client with Jackson's limits cannot read, or not without
 * running out of memory. On an API server of its own, since operators of other tests read all
 * namespaces with such a client.
 */
class UnreadableStudiesIT {

  private static final int MEMORY = 384;
  private static final int LEVELS = 5_000;

  private static final String MANY = "{\"a\": [{}%s]}".formatted(",{}".repeat(150_000));

  /** As much as the API server takes; together a third of the container's memory. */
  private static final String LONG = "{\"a\": \"%s\"}".formatted("x".repeat(1_200_000));

  private static final List<String> LARGE =
      Stream.concat(numbered("large", 3), numbered("long", 100)).toList();

  @Test
  void keepNoOtherStudyWaiting() throws Exception {
    try (var server = ApiServer.startWith(ApiServer.CRDS);
        var client = server.clientOfNewNamespace()) {
      var study = new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score));
      var first = start(server, client);
      try {
        study.create();
        study.runTo(TRIALS / 3);
        store(client, "deep", nested("a"), "null");
        store(client, "wide", "{\"%s\": 1}".formatted("x".repeat(60_000)), "null");
        store(client, "managed", "{}", managers());
        for (var name : LARGE) {
          store(client, name, name.startsWith("long") ? LONG : MANY, "null");
        }
        assertThat(read(client, "deep")).contains("{\"a\":".repeat(1_000));
        assertThat(read(client, "managed")).contains("{\"f:a\":".repeat(1_000));

        study.runTo(2 * TRIALS / 3);
        first.check();
      } finally {
        first.kill();
      }

      var second = start(server, client);
      try {
        study.runTo(TRIALS);
        study.assertUndisturbed();
        Cluster.await(() -> read(client, "deep").contains("JobRefused"));
        for (var large : LARGE) {
          Cluster.await(() -> read(client, large).contains("trainer.template is too large"));
        }
      } finally {
        second.kill();
      }
    }
  }

  private static OperatorProcess start(ApiServer server, KubernetesClient client) throws Exception {
    var operator =
        OperatorProcess.start(server.kubeconfig(), MEMORY, client.getNamespace(), Map.of());
    operator.awaitReady();
    return operator;
  }

  private static Stream<String> numbered(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + "-" + i);
  }

  private static String nested(String name) {
    return "{\"%s\":".formatted(name).repeat(LEVELS) + "{}" + "}".repeat(LEVELS);
  }

  private static String managers() {
    return """
        [{"manager": "me", "operation": "Update", "apiVersion": "autoft.io/v1alpha1",
          "time": "2026-01-01T00:00:00Z", "fieldsType": "FieldsV1",
          "fieldsV1": {"f:spec": {"f:trainer": {"f:template": %s}}}}]"""
        .formatted(nested("f:a"));
  }

  /** Past the client's own mapper, as it is read. */
  private static void store(
      KubernetesClient client, String name, String template, String managers) {
    var study =
        Studies.STUDY
            .with("metadata", "{name: %s, managedFields: MANAGERS}".formatted(name))
            .with("spec.trainer.template", "TEMPLATE")
            .root()
            .toString();
    client.raw(
        path(client),
        "POST",
        study.replace("\"MANAGERS\"", managers).replace("\"TEMPLATE\"", template));
  }

  private static String read(KubernetesClient client, String name) {
    return client.raw(path(client) + "/" + name);
  }

  private static String path(KubernetesClient client) {
    return "/apis/autoft.io/v1alpha1/namespaces/%s/autoftstudies".formatted(client.getNamespace());
  }
}
