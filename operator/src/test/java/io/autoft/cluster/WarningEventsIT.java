package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events as controllers and kubelets write them, on a real API server. */
class WarningEventsIT {

  private static KubernetesClient client;
  private static String namespace;

  @BeforeAll
  static void connect() {
    client = ApiServer.get().client();
    namespace = ApiServer.get().newNamespace();
  }

  @AfterAll
  static void disconnect() {
    if (client != null) {
      client.close();
    }
  }

  @Test
  void theLatestWarningOfTheObjectIsFound() {
    var stuck = pod("stuck");
    assertThat(latest(stuck, "2026-03-01T12:10:00Z")).isEmpty();

    event(stuck, "Warning", "2026-03-01T12:00:02Z", "secret \"keys\" not found");
    event(stuck, "Warning", "2026-03-01T12:00:01Z", "an earlier one");
    event(stuck, "Normal", "2026-03-01T12:00:03Z", "no warning");
    event(pod("other"), "Warning", "2026-03-01T12:00:04Z", "of another object");

    assertThat(latest(stuck, "2026-03-01T12:10:00Z")).hasValue("secret \"keys\" not found");
    assertThat(latest(stuck, "2026-03-01T12:10:02Z")).as("what may be over").isEmpty();
  }

  private static Optional<String> latest(HasMetadata object, String now) {
    return new WarningEvents(client).latest(object, Instant.parse(now));
  }

  private static HasMetadata pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withUid(name + "-uid")
        .endMetadata()
        .build();
  }

  private static void event(HasMetadata object, String type, String time, String message) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withGenerateName("event-")
                .endMetadata()
                .withNewInvolvedObject()
                .withKind(object.getKind())
                .withNamespace(namespace)
                .withName(object.getMetadata().getName())
                .withUid(object.getMetadata().getUid())
                .endInvolvedObject()
                .withType(type)
                .withLastTimestamp(time)
                .withMessage(message)
                .build())
        .create();
  }
}
