package io.autoft.cluster;

import static io.autoft.cluster.UndisturbedStudy.TRIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.OperatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Several packaged operators on a real API server. */
@Isolated("A Lease is lost on a machine that is too busy")
class TwoOperatorsIT {

  private static final int MEMORY = 384;
  private static final String LEASE = "autoft-operator";

  private final List<OperatorProcess> operators = new ArrayList<>();
  private KubernetesClient client;
  private Cluster cluster;
  private UndisturbedStudy study;

  @BeforeEach
  void connect() {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, UndisturbedStudy::score);
    study = new UndisturbedStudy(cluster);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (var operator : operators) {
      operator.kill();
    }
    client.close();
  }

  @Test
  void withALeaseOneWorksAndAnotherTakesOver() throws Exception {
    var first = start("first");
    Cluster.await(() -> holder().equals(Optional.of("first")));
    var second = start("second");
    study.create();
    study.runTo(TRIALS / 3);
    assertThat(tellsOfStudies(first)).isTrue();
    assertThat(tellsOfStudies(second)).isFalse();

    first.kill();

    study.runTo(TRIALS * 2 / 3);
    assertThat(holder()).contains("second");
    assertThat(tellsOfStudies(second)).isTrue();
    start("third");

    second.stop();

    Cluster.await(() -> holder().equals(Optional.of("third")));
    study.runTo(TRIALS);
    study.assertUndisturbed();
  }

  @Test
  void twoThatWorkAtOnceCreateNothingTwice() throws Exception {
    start(null);
    start(null);
    study.create();

    study.runTo(TRIALS);

    study.assertUndisturbed();
  }

  /** Of two that did, each study would be there twice. */
  private static boolean tellsOfStudies(OperatorProcess operator) {
    var scrape = operator.scrape();
    boolean leads = scrape.sum("autoft_leader", Map.of()) == 1;
    assertThat(scrape.names().contains("autoft_studies")).isEqualTo(leads);
    assertThat(scrape.sum("autoft_trials_total", Map.of()) > 0).isEqualTo(leads);
    return leads;
  }

  private OperatorProcess start(String identity) throws IOException, InterruptedException {
    var environment =
        identity == null
            ? Map.<String, String>of()
            : Map.of(
                "AUTOFT_LEADER_ELECTION_LEASE", LEASE,
                "HOSTNAME", identity,
                "KUBERNETES_NAMESPACE", cluster.namespace());
    var operator = OperatorProcess.start(MEMORY, cluster.namespace(), environment);
    operators.add(operator);
    operator.awaitReady();
    return operator;
  }

  private Optional<String> holder() {
    return Optional.ofNullable(
            client.leases().inNamespace(cluster.namespace()).withName(LEASE).get())
        .map(lease -> lease.getSpec().getHolderIdentity());
  }
}
