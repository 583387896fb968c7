package io.autoft.cluster;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator that watches several namespaces, not all, on a real API server. */
class SeveralNamespacesIT {

  private static final int MEMORY = 384;
  private static final int TRIALS = UndisturbedStudy.TRIALS;

  /** It reads each namespace by itself, one of them last. */
  @Test
  void anotherProcessGoesOnWithTheStudiesOfEach() throws Exception {
    var clients = Stream.generate(ApiServer.get()::clientOfNewNamespace).limit(3).toList();
    var studies =
        clients.stream()
            .map(client -> new UndisturbedStudy(new Cluster(client, UndisturbedStudy::score)))
            .toList();
    var namespaces =
        clients.stream().map(KubernetesClient::getNamespace).collect(Collectors.joining(","));
    var first = start(namespaces);
    try {
      studies.forEach(UndisturbedStudy::create);
      studies.forEach(study -> study.runTo(TRIALS / 3));
    } finally {
      first.kill();
    }

    var second = start(namespaces);
    try {
      for (var study : studies) {
        study.runTo(TRIALS);
        study.assertUndisturbed();
      }
    } finally {
      second.kill();
      clients.forEach(KubernetesClient::close);
    }
  }

  private static OperatorProcess start(String namespaces) throws Exception {
    var operator = OperatorProcess.start(MEMORY, namespaces, Map.of());
    operator.awaitReady();
    return operator;
  }
}
