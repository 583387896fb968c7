package io.autoft.cluster.metrics;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import io.autoft.status.StudyStatusView;
import io.autoft.status.TrialState;
import io.autoft.study.phase.Stage;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How studies and trials stand at one moment. */
record StudyGauges(List<AutoFTStudy> studies, List<AutoFTTrial> trials) {

  /** Of a study that nobody has looked at. */
  private static final String NEW = "New";

  /** All that a status may have, so that those that no study has are there, and 0. */
  private static final List<String> STAGES =
      Stream.concat(Stream.of(NEW), StudyStatusView.stages().stream()).toList();

  /** Of a study in these, a trial is under way or about to be. */
  private static final Set<String> AT_WORK =
      Set.of(Stage.Searching.name(), Stage.Confirming.name(), Stage.Training.name());

  private static final List<TrialState> UNDER_WAY =
      List.of(TrialState.Pending, TrialState.Running, TrialState.Blocked);

  List<MetricFamilySamples> families(boolean perStudy) {
    var active = trials.stream().filter(trial -> UNDER_WAY.contains(state(trial))).toList();
    var families =
        List.<MetricFamilySamples>of(
            counts(
                "autoft_studies",
                "Studies, by where they stand",
                "stage",
                STAGES,
                studies.stream().map(StudyGauges::stage)),
            counts(
                "autoft_studies_stalled",
                "Studies that a person has to look at, by the reason of their condition Stalled;"
                    + " those that have failed left out",
                "reason",
                List.of(),
                studies.stream().flatMap(StudyGauges::stalled)),
            new GaugeMetricFamily(
                "autoft_studies_idle",
                "Studies at work that have no trial under way",
                idle(active)),
            counts(
                "autoft_trials_active",
                "Trials that have not ended",
                "state",
                UNDER_WAY.stream().map(TrialState::name).toList(),
                active.stream().map(StudyGauges::state).map(Enum::name)),
            gpus(active));
    return perStudy ? Stream.concat(families.stream(), scores()).toList() : families;
  }

  private static GaugeMetricFamily gpus(List<AutoFTTrial> active) {
    var held =
        active.stream()
            .collect(
                Collectors.groupingBy(
                    trial -> trial.getSpec().purpose(),
                    Collectors.summingDouble(StudyGauges::gpus)));
    var family =
        new GaugeMetricFamily(
            "autoft_gpus_in_use", "GPUs that running trainers hold", List.of("purpose"));
    for (var purpose : TrialPurpose.values()) {
      family.addMetric(List.of(purpose.name()), held.getOrDefault(purpose, 0.0));
    }
    return family;
  }

  private static double gpus(AutoFTTrial trial) {
    return TrialRecords.of(trial).outcome() instanceof TrialOutcome.Running run
        ? run.gpus().orElse(0.0)
        : 0;
  }

  private static GaugeMetricFamily counts(
      String name, String help, String label, List<String> always, Stream<String> values) {
    Map<String, Long> counts =
        values.collect(
            Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    always.forEach(value -> counts.putIfAbsent(value, 0L));
    var family = new GaugeMetricFamily(name, help, List.of(label));
    counts.forEach((value, count) -> family.addMetric(List.of(value), count));
    return family;
  }

  private static String stage(AutoFTStudy study) {
    return status(study).map(AutoFTStudyStatus::stage).orElse(NEW);
  }

  private static Stream<String> stalled(AutoFTStudy study) {
    var conditions =
        new ConditionSet(status(study).map(AutoFTStudyStatus::conditions).orElse(List.of()));
    return conditions.isTrue(StudyConditions.STALLED) && !conditions.isTrue(StudyConditions.FAILED)
        ? conditions.get(StudyConditions.STALLED).map(Condition::getReason).stream()
        : Stream.empty();
  }

  private long idle(List<AutoFTTrial> active) {
    var busy =
        active.stream()
            .flatMap(trial -> trial.getMetadata().getOwnerReferences().stream())
            .map(OwnerReference::getUid)
            .collect(Collectors.toSet());
    return studies.stream()
        .filter(study -> AT_WORK.contains(stage(study)))
        .filter(study -> !busy.contains(study.getMetadata().getUid()))
        .count();
  }

  private static TrialState state(AutoFTTrial trial) {
    return TrialState.of(TrialRecords.of(trial).outcome());
  }

  private Stream<MetricFamilySamples> scores() {
    var best =
        new GaugeMetricFamily(
            "autoft_study_best_score",
            "The best score of a study's search so far",
            List.of("study_namespace", "study"));
    var baseline =
        new GaugeMetricFamily(
            "autoft_study_baseline_score",
            "The score of a study's best baseline",
            List.of("study_namespace", "study"));
    for (var study : studies) {
      var names = List.of(study.getMetadata().getNamespace(), study.getMetadata().getName());
      status(study)
          .map(AutoFTStudyStatus::best)
          .ifPresent(score -> best.addMetric(names, score.score()));
      status(study)
          .map(AutoFTStudyStatus::baseline)
          .ifPresent(score -> baseline.addMetric(names, score.score()));
    }
    return Stream.of(best, baseline);
  }

  private static Optional<AutoFTStudyStatus> status(AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus());
  }
}
