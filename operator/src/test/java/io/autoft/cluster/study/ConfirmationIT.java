package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Studies with a confirmation on the mock server, whose Jobs are run by the test. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class ConfirmationIT {

  private static final Document CONFIRMED =
      STUDY
          .with("spec.confirmation", "{candidates: 2, repeats: 2}")
          .with("spec.parallelism", "4")
          .with("spec.trainer.keepFinishedSeconds", "0");

  @Inject Operator operator;
  @Inject KubernetesClient client;

  private Cluster cluster;

  @BeforeEach
  void start() {
    cluster = new Cluster(client, ConfirmationIT::score);
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  @Test
  void theBestTrialsAreRepeatedAndTheBestMeanIsTrained() {
    var study = cluster.create(CONFIRMED);
    cluster.run(study, () -> cluster.stage(study).equals("Confirming"));
    assertThat(cluster.study(study).getStatus().confirmation()).isNull();

    cluster.run(study, () -> cluster.stage(study).equals("Complete"));

    var repeats = trials(study, TrialPurpose.Confirmation);
    assertThat(repeats).hasSize(6).allMatch(t -> t.getStatus().state().equals("Scored"));
    assertThat(repeats)
        .filteredOn(t -> t.getSpec().baseline() != null)
        .as("nothing is trained for ZeroShot")
        .hasSize(2)
        .allMatch(t -> t.getSpec().baseline() == BaselineName.FineTuning);
    assertThat(repeats.stream().map(t -> t.getSpec().seed()).distinct())
        .as("the same for all")
        .hasSize(2);
    var status = cluster.study(study).getStatus();
    var confirmation = status.confirmation();
    assertThat(status.trials().confirmations()).isEqualTo(6);
    assertThat(confirmation.seeds()).isEqualTo(2);
    assertThat(confirmation.candidates()).hasSize(2);
    assertThat(confirmation.corrected()).as("from the resamples").isNotNull();
    assertThat(confirmation.mean())
        .isCloseTo(
            repeats.stream()
                .filter(t -> confirmation.trial().equals(t.getSpec().sourceTrial()))
                .mapToDouble(t -> t.getStatus().score())
                .average()
                .orElseThrow(),
            within(1e-12));
    assertThat(confirmation.comparisons())
        .extracting(ConfirmedComparison::basis, ConfirmedComparison::verdict)
        .containsOnly(tuple(ErrorBasis.Paired, Verdict.Better));
    assertThat(status.result().trial()).isEqualTo(confirmation.trial());
    assertThat(status.result().confirmation()).isEqualTo(confirmation);
    assertThat(trials(study, TrialPurpose.FinalTraining).get(0).getSpec().sourceTrial())
        .isEqualTo(confirmation.trial());
  }

  @Test
  void whatHoldsIsSaidWhereverPeopleLook() {
    var study = cluster.create(CONFIRMED.without("spec.finalTraining"));
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));

    var status = cluster.study(study).getStatus();
    var verdict = status.confirmation().comparisons().get(0).text();
    assertThat(verdict)
        .matches("better than (FineTuning|ZeroShot) by .* points \\(95 % interval .*\\)");
    assertThat(status.summary().improvement()).matches("\\+[0-9.]+ \\(\\+[0-9.]+ to \\+[0-9.]+\\)");
    var condition = cluster.condition(study, "Confirmed").orElseThrow();
    assertThat(condition.getReason()).isEqualTo("Better");
    assertThat(condition.getMessage()).endsWith(verdict);
    // Told after the status has been stored.
    Cluster.await(() -> !events(study, "Better").isEmpty());
    assertThat(events(study, "Better"))
        .hasSize(1)
        .allMatch(e -> e.getNote().endsWith(verdict) && e.getType().equals("Normal"));
    assertThat(
            client
                .configMaps()
                .inNamespace(cluster.namespace())
                .withName(study + "-objective")
                .get()
                .getData()
                .get("result.txt"))
        .contains("With 2 fresh seeds: ", verdict);
  }

  private List<Event> events(String study, String reason) {
    return client.events().v1().events().inNamespace(cluster.namespace()).list().getItems().stream()
        .filter(e -> e.getRegarding().getName().equals(study) && e.getReason().equals(reason))
        .toList();
  }

  private List<AutoFTTrial> trials(String study, TrialPurpose purpose) {
    return cluster.trials(study).stream().filter(t -> t.getSpec().purpose() == purpose).toList();
  }

  /** Best at a hinge weight of 1; another seed moves it by a thousandth. */
  private static double score(TrialConfig config) {
    double best = 1 / (1 + Math.abs(Math.log(config.parameters().get("weight.Hinge") + 1e-9)));
    return 0.1 + 0.8 * best + 0.001 * (config.seed() % 100) / 100;
  }
}
