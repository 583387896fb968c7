package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events as a real API server takes them: of one that there is, it lets little be changed. */
class EventsIT {

  private KubernetesClient client;

  @BeforeEach
  void connect() {
    client = ApiServer.get().clientOfNewNamespace();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void whatIsToldAgainIsCountedAndWhatIsNewIsTold() {
    var events = new Events(client, Clock.systemUTC());
    var study =
        client.resource(StudyObjects.study(STUDY.with("metadata", "{name: wildlife}"))).create();

    events.record(study, stalled("trial wildlife-0003: no folder a"));
    events.record(study, stalled("trial wildlife-0003: no folder a"));
    events.record(study, stalled("trial wildlife-0004: no folder b"));

    assertThat(notes(study))
        .containsExactlyInAnyOrder(
            "trial wildlife-0003: no folder a, 2 times", "trial wildlife-0004: no folder b");
  }

  private static Condition stalled(String message) {
    return new ConditionBuilder()
        .withType("Stalled")
        .withStatus("True")
        .withReason("DataMissing")
        .withMessage(message)
        .build();
  }

  private Iterable<String> notes(AutoFTStudy study) {
    return client.events().v1().events().list().getItems().stream()
        .filter(e -> e.getRegarding().getUid().equals(study.getMetadata().getUid()))
        .map(EventsIT::note)
        .toList();
  }

  private static String note(Event event) {
    var series = event.getSeries();
    return series == null
        ? event.getNote()
        : "%s, %d times".formatted(event.getNote(), series.getCount());
  }
}
