package io.autoft.cluster.metrics;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.Leadership;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.docs.MonitoringPage;
import io.autoft.testing.StudyObjects;
import io.autoft.testing.TrialObjects;
import io.autoft.testing.TrialSpecs;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How studies stand, as Prometheus is told it. */
class StudyCollectorTest {

  private static final String STALLED =
      """
      {stage: Stalled, conditions: [{type: Stalled, status: "True", reason: DataMissing}]}
      """;

  private final CollectorRegistry registry = new CollectorRegistry();
  private final List<AutoFTStudy> studies = new ArrayList<>();
  private final List<AutoFTTrial> trials = new ArrayList<>();

  @Test
  void countsStudiesByStage() {
    collector(true, false);
    study("a", "{stage: Searching}");
    study("b", "{stage: Searching}");
    study("c", "{stage: Complete}");

    assertThat(value("autoft_studies", "stage", "Searching")).isEqualTo(2);
    assertThat(value("autoft_studies", "stage", "Complete")).isEqualTo(1);
    assertThat(value("autoft_studies", "stage", "Failed")).isZero();
  }

  @Test
  void followsTheCacheAndNothingElse() {
    collector(true, false);
    study("a", "{stage: Searching}");
    assertThat(value("autoft_studies", "stage", "Searching")).isEqualTo(1);

    studies.clear();

    assertThat(value("autoft_studies", "stage", "Searching")).isZero();
  }

  @Test
  void saysWhyStudiesAreStalled() {
    collector(true, false);
    study("a", STALLED);
    study(
        "b",
        """
        {stage: Failed, conditions: [{type: Stalled, status: "True", reason: TooManyFailures},
         {type: Failed, status: "True", reason: TooManyFailures}]}
        """);

    assertThat(value("autoft_studies_stalled", "reason", "DataMissing")).isEqualTo(1);
    assertThat(value("autoft_studies_stalled", "reason", "TooManyFailures")).isNull();

    studies.clear();
    assertThat(value("autoft_studies_stalled", "reason", "DataMissing")).isNull();
  }

  @Test
  void countsTrialsThatHaveNotEnded() {
    collector(true, false);
    trials.add(TrialObjects.created(TrialSpecs.search()));
    trials.add(withEmptyStatus(TrialObjects.created(TrialSpecs.search())));
    trials.add(TrialObjects.pending(TrialSpecs.search(), "Unschedulable", "no node"));
    trials.add(TrialObjects.running(TrialSpecs.search()));
    trials.add(TrialObjects.scored(TrialSpecs.search(), 0.5));

    assertThat(value("autoft_trials_active", "state", "Pending")).isEqualTo(3);
    assertThat(value("autoft_trials_active", "state", "Running")).isEqualTo(1);
    assertThat(value("autoft_trials_active", "state", "Blocked")).isZero();
    assertThat(value("autoft_trials_active", "state", "Scored")).isNull();
  }

  @Test
  void countsTheGpusOfWhatRuns() {
    collector(true, false);
    trials.add(TrialObjects.with(TrialObjects.running(TrialSpecs.search()), "gpus", 2));
    trials.add(TrialObjects.with(TrialObjects.running(TrialSpecs.search()), "gpus", 0.5));
    trials.add(TrialObjects.running(TrialSpecs.search()));
    trials.add(TrialObjects.with(TrialObjects.scored(TrialSpecs.search(), 0.5), "gpus", 4));

    assertThat(value("autoft_gpus_in_use", "purpose", "Search")).isEqualTo(2.5);
    assertThat(value("autoft_gpus_in_use", "purpose", "FinalTraining")).isZero();

    trials.clear();
    assertThat(value("autoft_gpus_in_use", "purpose", "Search")).isZero();
  }

  @Test
  void aStudyAtWorkWithoutATrialUnderWayIsIdle() {
    collector(true, false);
    var busy = study("busy", "{stage: Searching}");
    study("idle", "{stage: Searching}");
    study("complete", "{stage: Complete}");
    study("stalled", STALLED);
    owned(busy, TrialObjects.running(TrialSpecs.search()));

    assertThat(registry.getSampleValue("autoft_studies_idle")).isEqualTo(1);

    trials.clear();
    owned(busy, TrialObjects.scored(TrialSpecs.search(), 0.5));
    assertThat(registry.getSampleValue("autoft_studies_idle")).isEqualTo(2);
  }

  @Test
  void tellsScoresOnlyWhereAskedTo() {
    collector(true, false);
    study("a", "{best: {trial: a-0003, score: 0.75}}");

    assertThat(best()).isNull();
  }

  @Test
  void tellsScoresByStudy() {
    collector(true, true);
    study(
        "a",
        "{best: {trial: a-0003, score: 0.75}, baseline: {name: FLYP, trial: a-0001, score: 0.5}}");

    assertThat(best()).isEqualTo(0.75);
    assertThat(
            registry.getSampleValue(
                "autoft_study_baseline_score",
                new String[] {"study_namespace", "study"},
                new String[] {"vision", "a"}))
        .isEqualTo(0.5);
  }

  @Test
  void thePageForPeopleListsWhatIsToldOfEachStudy() {
    collector(true, true);
    study("a", "{best: {trial: a-0003, score: 0.75}, baseline: {trial: a-0001, score: 0.5}}");

    assertThat(MonitoringPage.read().ofEachStudy())
        .isEqualTo(
            Collections.list(registry.metricFamilySamples()).stream()
                .filter(family -> family.name.startsWith("autoft_study_"))
                .collect(Collectors.toMap(family -> family.name, StudyCollectorTest::row)));
  }

  /** Another one tells of them, and a sum over both would have each twice. */
  @Test
  void anOperatorThatWaitsTellsNothing() {
    collector(false, true);
    study("a", "{stage: Searching}");

    assertThat(Collections.list(registry.metricFamilySamples())).isEmpty();
  }

  @Test
  void moreStudiesAreNotMoreSeries() {
    collector(true, false);
    study("a", "{stage: Searching}");
    long one = series();

    for (int n = 0; n < 500; n++) {
      study("b" + n, "{stage: Searching, best: {trial: a, score: 0.5}}");
    }

    assertThat(series()).isEqualTo(one);
  }

  private static MonitoringPage.Row row(MetricFamilySamples family) {
    return new MonitoringPage.Row(
        family.type.name().toLowerCase(Locale.ROOT),
        family.samples.stream()
            .flatMap(sample -> sample.labelNames.stream())
            .collect(Collectors.toSet()),
        family.help);
  }

  private void collector(boolean leads, boolean perStudy) {
    var leadership = new Leadership(leads ? Optional.empty() : Optional.of("lease"));
    new StudyCollector(registry, leadership, perStudy).watch(studies::stream, trials::stream);
  }

  private AutoFTStudy study(String name, String status) {
    var study = StudyObjects.study(STUDY.with("metadata.name", name).with("status", status));
    study.getMetadata().setUid(name);
    studies.add(study);
    return study;
  }

  /** As an API server gives one that nobody has written. */
  private static AutoFTTrial withEmptyStatus(AutoFTTrial trial) {
    trial.setStatus(Serialization.unmarshal("{}", AutoFTTrialStatus.class));
    return trial;
  }

  private void owned(AutoFTStudy study, AutoFTTrial trial) {
    trial.getMetadata().setOwnerReferences(List.of(OwnerReferences.controller(study)));
    trials.add(trial);
  }

  private Double best() {
    return registry.getSampleValue(
        "autoft_study_best_score",
        new String[] {"study_namespace", "study"},
        new String[] {"vision", "a"});
  }

  private Double value(String name, String label, String value) {
    return registry.getSampleValue(name, new String[] {label}, new String[] {value});
  }

  private long series() {
    return Collections.list(registry.metricFamilySamples()).stream()
        .mapToLong(family -> family.samples.size())
        .sum();
  }
}
