package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.StudyObjects;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a real API server, which gives a list in pages. */
class StoredTrialsIT {

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
  void allPagesAreRead() {
    var study = create();
    IntStream.range(0, 5).forEach(number -> create(study, number));

    assertThat(IntStream.rangeClosed(1, 6))
        .allSatisfy(
            page ->
                assertThat(new StoredTrials(client, page).of(study))
                    .extracting(trial -> trial.getSpec().number())
                    .containsExactly(0, 1, 2, 3, 4));
  }

  private static AutoFTStudy create() {
    var study = StudyObjects.study(STUDY);
    study.getMetadata().setNamespace(namespace);
    study.getMetadata().setUid(null);
    return client.resource(study).create();
  }

  private static void create(AutoFTStudy study, int number) {
    var trial = TrialObjects.created(TrialSpecs.of(number, TrialPurpose.Search, null, Map.of()));
    trial.setMetadata(OwnerReferences.child(study, trial.getMetadata().getName()));
    client.resource(trial).create();
  }
}
