package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Repository;
import io.autoft.testing.Studies;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A packaged operator that is sent an object which it cannot read: its watch of them ends for good.
 * The CRDs are those of 0.1.0, which let a number through that no {@code int} holds.
 */
class EndedWatchIT {

  private static final int MEMORY = 384;

  @Test
  void anOperatorThatWouldHearOfNothingAnyMoreEnds() throws Exception {
    try (var server = ApiServer.startWith(UpgradeIT.RELEASED);
        var client = server.clientOfNewNamespace()) {
      create(client);
      var operator =
          OperatorProcess.start(server.kubeconfig(), MEMORY, client.getNamespace(), Map.of());
      try {
        operator.awaitReady();
        // Which a patch of one field completes.
        Cluster.await(() -> study(client).getStatus().trials() != null);
        makeUnreadable(client);

        assertThat(operator.exitCode()).hasValue(1);
        assertThat(Repository.read(operator.log()))
            .contains("the watch of class io.autoft.cluster.crd.AutoFTStudy has ended");
      } finally {
        operator.kill();
      }
    }
  }

  private static void create(KubernetesClient client) {
    client
        .resource(StudyObjects.study(Studies.STUDY.with("metadata", "{name: wildlife}")))
        .create();
  }

  private static AutoFTStudy study(KubernetesClient client) {
    return client.resources(AutoFTStudy.class).withName("wildlife").get();
  }

  private static void makeUnreadable(KubernetesClient client) {
    client
        .genericKubernetesResources("autoft.io/v1alpha1", "AutoFTStudy")
        .withName("wildlife")
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {\"trials\": {\"total\": 3000000000}}}");
  }
}
