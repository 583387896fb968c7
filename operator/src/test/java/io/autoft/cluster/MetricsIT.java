package io.autoft.cluster;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.docs.MonitoringPage;
import io.autoft.testing.Cluster;
import io.autoft.testing.Expressions;
import io.autoft.testing.Scrape;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the application tells at {@code /q/metrics} of a study that it runs. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class MetricsIT {

  /** Of a release that says nothing of each study, whatever the number of studies. */
  private static final int MOST_SERIES = 300;

  @Inject Operator operator;
  @Inject KubernetesClient client;

  @TestHTTPResource("/q/metrics")
  URL metrics;

  private Cluster cluster;
  private String study;
  private Scrape before;

  @BeforeEach
  void runAStudy() {
    operator.start();
    cluster = new Cluster(client, config -> 0.5);
    before = Scrape.of(metrics);
    study = cluster.create(STUDY);
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  @Test
  void countsEveryTrialOnceByPurposeAndOutcome() {
    Map<String, Long> purposes =
        cluster.trials(study).stream()
            .map(trial -> trial.getSpec().purpose().name())
            .collect(Collectors.groupingBy(purpose -> purpose, Collectors.counting()));

    assertThat(purposes).containsEntry("Search", 6L).containsEntry("Baseline", 2L);
    purposes.forEach(
        (purpose, trials) ->
            assertThat(
                    increase(
                        "autoft_trials_total", Map.of("purpose", purpose, "outcome", "Scored")))
                .as(purpose)
                .isEqualTo(trials.doubleValue()));
    assertThat(increase("autoft_trials_total", Map.of())).isEqualTo(trials());
    assertThat(increase("autoft_trial_duration_seconds_count", Map.of())).isEqualTo(trials());
    assertThat(increase("autoft_trial_queue_seconds_count", Map.of())).isEqualTo(trials());
  }

  @Test
  void countsNothingAgainWhenAllIsLookedAtAgain() {
    double passes = increase("autoft_reconcile_seconds_count", Map.of());
    operator.stop();
    operator.start();
    Cluster.await(() -> increase("autoft_reconcile_seconds_count", Map.of()) >= passes + trials());

    assertThat(increase("autoft_trials_total", Map.of())).isEqualTo(trials());
    assertThat(increase("autoft_trial_queue_seconds_count", Map.of())).isEqualTo(trials());
  }

  /** Two trials at a time of six: four take the place of another, and then the final ones do. */
  @Test
  void measuresHandOffsAndProposals() {
    assertThat(increase("autoft_handoff_seconds_count", Map.of())).isBetween(4.0, trials() - 2);
    assertThat(increase("autoft_proposal_seconds_count", Map.of())).isEqualTo(6);
    assertThat(increase("autoft_handoff_seconds_sum", Map.of()))
        .isLessThan(increase("autoft_handoff_seconds_count", Map.of()) * 30);
  }

  @Test
  void tellsHowStudiesStand() {
    Cluster.await(() -> increase("autoft_studies", Map.of("stage", "Complete")) == 1);
    assertThat(increase("autoft_trials_active", Map.of())).isZero();
    assertThat(increase("autoft_studies_idle", Map.of())).isZero();
  }

  @Test
  void countsPassesOfBothReconcilers() {
    for (var controller : List.of("studyreconciler", "trialreconciler")) {
      var labels = Map.of("controller", controller);
      assertThat(increase("autoft_reconcile_seconds_count", labels)).isPositive();
      Cluster.await(() -> Scrape.of(metrics).sum("autoft_reconciles_active", labels) == 0);
    }
  }

  @Test
  void hasWhatThePageForPeopleLists() {
    stallAnother();
    var now = Scrape.of(metrics);

    assertThat(MonitoringPage.read().metrics())
        .isEqualTo(
            now.families("autoft_").stream()
                .collect(
                    Collectors.toMap(
                        name -> name,
                        name ->
                            new MonitoringPage.Row(
                                now.types().get(name), now.labelsOf(name), now.help().get(name)))));
  }

  @Test
  void hasWhatTheAlertsAndTheDashboardAskFor() {
    stallAnother();
    var names = Scrape.of(metrics).names();
    names.addAll(MonitoringPage.read().ofEachStudy().keySet());

    assertThat(names).containsAll(Expressions.metrics());
  }

  @Test
  void noLabelGrowsWithTheNumberOfStudies() {
    var one = series();
    var other = cluster.create(STUDY);
    cluster.run(other, () -> cluster.stage(other).equals("Complete"));

    assertThat(series()).isEqualTo(one);
    assertThat(one).isLessThan(MOST_SERIES);
  }

  /** The alerts of a release know it by them; Prometheus would rename one that is told as well. */
  @Test
  void noLabelIsOneThatPrometheusGivesToAll() {
    var ofTargets = Set.of("namespace", "pod", "container", "service", "job", "instance");

    assertThat(Scrape.of(metrics).samples())
        .isNotEmpty()
        .allSatisfy(
            sample ->
                assertThat(sample.labels().keySet())
                    .as(sample.name())
                    .doesNotContainAnyElementsOf(ofTargets));
  }

  /** Those that drift, and those of the server of probes. */
  @Test
  void leavesOutWhatNobodyAsksFor() {
    assertThat(Scrape.of(metrics).names())
        .noneMatch(name -> name.matches("(reconciliations|custom_resources|http|netty|worker)_.*"));
  }

  private void stallAnother() {
    var other = cluster.create(STUDY.with("spec.trainer.template", "{spec: {hostPID: true}}"));
    Cluster.await(() -> cluster.stage(other).equals("Stalled"));
    Cluster.await(() -> Scrape.of(metrics).sum("autoft_studies_stalled", Map.of()) >= 1);
  }

  private double trials() {
    return cluster.trials(study).stream()
        .map(AutoFTTrial::getStatus)
        .filter(status -> status.completionTime() != null)
        .count();
  }

  private double increase(String name, Map<String, String> labels) {
    return Scrape.of(metrics).sum(name, labels) - before.sum(name, labels);
  }

  private long series() {
    return Scrape.of(metrics).samples().stream()
        .filter(sample -> sample.name().startsWith("autoft_"))
        .count();
  }
}
