package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.ExportedObjects;
import io.autoft.testing.Golden;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A study that version 0.1.0 has left half-way goes on under the CRDs and the operator of this
 * version, on an API server that had those of 0.1.0.
 */
class UpgradeIT {

  static final String RELEASED = "operator/src/test/resources/released/0.1.0";
  private static final int MEMORY = 384;
  private static final String STUDY = "quickstart";

  /** Those that have a score. */
  private static final int FINISHED = 8;

  /** The one whose pod waits while the operator changes; its Job may be rendered anew. */
  private static final int WAITING = 9;

  private static final Golden GOLDEN = Golden.released();

  @Test
  void aStudyHalfWayGoesOnWithoutLosingOrRepeatingATrial() throws Exception {
    try (var server = ApiServer.startWith(RELEASED);
        var client = server.clientOfNewNamespace()) {
      ExportedObjects.create(RELEASED + "/half-way.yaml", client);
      var cluster = new Cluster(client, UpgradeIT::score);
      var finished = cluster.trials(STUDY).subList(0, FINISHED);
      var running = cluster.trial(STUDY + "-0008");
      var job = job(client);

      server.install(ApiServer.CRDS);
      Cluster.await(() -> hasFieldsOfThisVersion(client));
      var operator =
          OperatorProcess.start(server.kubeconfig(), MEMORY, client.getNamespace(), Map.of());
      try {
        operator.awaitReady();
        Cluster.await(() -> cluster.study(STUDY).getStatus().budget() != null);
        cluster.run(STUDY, () -> cluster.stage(STUDY).equals("Complete"));
      } finally {
        operator.kill();
      }

      var trials = cluster.trials(STUDY);
      assertThat(trials).extracting(AutoFTTrial::getSpec).isEqualTo(GOLDEN.specs());
      assertThat(trials).extracting(t -> t.getStatus().score()).isEqualTo(GOLDEN.scores());
      assertThat(trials)
          .filteredOn(t -> t.getSpec().number() != WAITING)
          .allMatch(t -> t.getStatus().attempts() == 1 && t.getStatus().disruptions() == 0);
      for (int i = 0; i < FINISHED; i++) {
        assertThat(trials.get(i).getStatus().completionTime())
            .isEqualTo(finished.get(i).getStatus().completionTime());
      }
      assertThat(trials.get(FINISHED).getStatus().startTime())
          .as("the trainer that ran goes on")
          .isEqualTo(running.getStatus().startTime());
      assertThat(job(client)).as("in the Job that it had").isEqualTo(job);
      assertThat(cluster.study(STUDY).getStatus().result().trial()).isEqualTo("quickstart-0009");
    }
  }

  /** The UID of the Job that runs; one whose pod still waits may be rendered anew. */
  private static String job(KubernetesClient client) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(client.getNamespace())
        .withName(STUDY + "-0008")
        .get()
        .getMetadata()
        .getUid();
  }

  private static boolean hasFieldsOfThisVersion(KubernetesClient client) {
    var study =
        client
            .genericKubernetesResources("autoft.io/v1alpha1", "AutoFTStudy")
            .inNamespace(client.getNamespace())
            .withName(STUDY)
            .get();
    return Document.of(study).at("spec.search.repeats").isInt();
  }

  private static double score(TrialConfig config) {
    return GOLDEN.scores().get(Integer.parseInt(config.trial().substring(STUDY.length() + 1)));
  }
}
