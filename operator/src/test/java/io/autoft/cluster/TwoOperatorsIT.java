package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.OperatorProcess;
import io.autoft.testing.Studies;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several packaged operators on a real API server. */
class TwoOperatorsIT {

  private static final int MEMORY = 384;
  private static final int TRIALS = 24;
  private static final String LEASE = "autoft-operator";

  private static final Document STUDY =
      Studies.STUDY
          .with("spec.search.mode", "Deterministic")
          .with("spec.search.sampler", "TPE")
          .with("spec.search.baselines", "[]")
          .without("spec.finalTraining")
          .with("spec.parallelism", "4")
          .with("spec.budget.trials", Integer.toString(TRIALS));

  private final List<OperatorProcess> operators = new ArrayList<>();
  private KubernetesClient client;
  private Cluster cluster;

  @BeforeEach
  void connect() {
    client = ApiServer.get().clientOfNewNamespace();
    cluster = new Cluster(client, TwoOperatorsIT::score);
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
    var first = start(0, "first");
    Cluster.await(() -> holder().equals(Optional.of("first")));
    var second = start(1, "second");
    var study = cluster.create(STUDY);
    cluster.run(study, () -> finished(study) >= TRIALS / 3);

    first.kill();

    cluster.run(study, () -> finished(study) >= TRIALS * 2 / 3);
    assertThat(holder()).contains("second");
    start(0, "third");

    second.stop();

    Cluster.await(() -> holder().equals(Optional.of("third")));
    cluster.run(study, () -> finished(study) == TRIALS);
    assertUndisturbed(study);
  }

  @Test
  void twoThatWorkAtOnceCreateNothingTwice() throws Exception {
    start(0, null);
    start(1, null);
    var study = cluster.create(STUDY);

    cluster.run(study, () -> finished(study) == TRIALS);

    assertUndisturbed(study);
  }

  private OperatorProcess start(int number, String identity)
      throws IOException, InterruptedException {
    var environment =
        identity == null
            ? Map.<String, String>of()
            : Map.of(
                "AUTOFT_LEADER_ELECTION_LEASE", LEASE,
                "HOSTNAME", identity,
                "KUBERNETES_NAMESPACE", cluster.namespace());
    var operator = OperatorProcess.start(MEMORY, cluster.namespace(), number, environment);
    operators.add(operator);
    operator.awaitReady();
    return operator;
  }

  private Optional<String> holder() {
    return Optional.ofNullable(
            client.leases().inNamespace(cluster.namespace()).withName(LEASE).get())
        .map(lease -> lease.getSpec().getHolderIdentity());
  }

  private long finished(String study) {
    return cluster.trials(study).stream()
        .filter(trial -> trial.getStatus().score() != null)
        .count();
  }

  /** Every trial is that of a study that nobody disturbed, and each ran once. */
  private void assertUndisturbed(String study) {
    var planned = new PlannedStudy(STUDY.with("metadata", "{name: " + study + "}"));
    planned.finish(TwoOperatorsIT::score);
    var trials = cluster.trials(study);
    assertThat(trials)
        .extracting(AutoFTTrial::getSpec)
        .containsExactlyElementsOf(IntStream.range(0, TRIALS).mapToObj(planned::spec).toList());
    assertThat(trials).allSatisfy(trial -> assertThat(trial.getStatus().attempts()).isEqualTo(1));
    assertThat(cluster.jobs(study)).hasSameSizeAs(trials);
  }

  private static double score(TrialConfig config) {
    return score(config.parameters());
  }

  private static double score(AutoFTTrialSpec spec) {
    return score(spec.parameters());
  }

  private static double score(Map<String, Double> parameters) {
    return Math.floorMod(parameters.hashCode(), 10_000) / 10_000.0;
  }
}
