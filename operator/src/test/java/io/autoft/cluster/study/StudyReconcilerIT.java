package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.study;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialConfig;
import io.autoft.result.LearnedObjective;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.study.proposal.WarmStart;
import io.autoft.testing.Cluster;
import io.autoft.testing.Document;
import io.autoft.testing.FreshOperator;
import io.autoft.testing.TrialObjects;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.kubernetes.client.WithKubernetesTestServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole studies on the mock server, whose Jobs are run by the test. */
@QuarkusTest
@WithKubernetesTestServer
@Isolated("Quarkus has one application at a time")
class StudyReconcilerIT {

  private static final TrialLog NO_TRIALS = new TrialLog(List.of());

  private static final Document DETERMINISTIC = STUDY.with("spec.search.mode", "Deterministic");

  @Inject Operator application;
  @Inject KubernetesClient client;
  @Inject StatusStore statuses;

  private Operator operator;
  private Cluster cluster;

  @BeforeEach
  void start() {
    cluster = new Cluster(client, StudyReconcilerIT::score);
    operator = application;
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
  }

  @Test
  void aStudyRunsToItsEnd() {
    var study = cluster.create(STUDY);

    runToTheEnd(study);

    var trials = cluster.trials(study);
    assertThat(trials)
        .extracting(t -> t.getSpec().number(), t -> t.getSpec().purpose())
        .containsExactly(
            tuple(0, TrialPurpose.Baseline),
            tuple(1, TrialPurpose.Baseline),
            tuple(2, TrialPurpose.Search),
            tuple(3, TrialPurpose.Search),
            tuple(4, TrialPurpose.Search),
            tuple(5, TrialPurpose.Search),
            tuple(6, TrialPurpose.Search),
            tuple(7, TrialPurpose.Search),
            tuple(8, TrialPurpose.FinalTraining),
            tuple(9, TrialPurpose.FinalTraining));
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.getStatus().score()).isEqualTo(score(trial));
              assertThat(trial.getStatus().state()).isEqualTo("Scored");
              assertThat(trial.getStatus().attempts()).isEqualTo(1);
              assertThat(trial.getStatus().disruptions()).isZero();
            });
    var best =
        trials.stream()
            .filter(t -> t.getSpec().purpose() == TrialPurpose.Search)
            .mapToDouble(StudyReconcilerIT::score)
            .max()
            .orElseThrow();
    var status = cluster.study(study).getStatus();
    assertThat(status.result().score()).isEqualTo(best);
    assertThat(status.result().finalTrainings())
        .extracting(f -> f.name(), f -> f.trial(), f -> f.checkpoint())
        .containsExactly(
            tuple("AutoFT", study + "-0008", "pvc://models/wildlife-autoft/" + study + "-0008"),
            tuple(
                "FineTuning", study + "-0009", "pvc://models/wildlife-autoft/" + study + "-0009"));
    assertThat(status.trials().succeeded()).isEqualTo(10);
    assertThat(status.trials().running()).isZero();
    assertThat(status.summary().trials()).isEqualTo("6/6");
  }

  @Test
  void everythingBelongsToItsOwner() {
    var study = cluster.create(STUDY);

    runToTheEnd(study);

    assertThat(cluster.trials(study))
        .allSatisfy(
            trial ->
                assertThat(trial.getMetadata().getOwnerReferences())
                    .containsExactly(OwnerReferences.controller(cluster.study(study))));
    assertThat(cluster.jobs(study))
        .hasSize(10)
        .allSatisfy(
            job ->
                assertThat(job.getMetadata().getOwnerReferences())
                    .containsExactly(
                        OwnerReferences.controller(cluster.trial(job.getMetadata().getName()))));
    assertThat(objective(study).getMetadata().getOwnerReferences())
        .containsExactly(OwnerReferences.controller(cluster.study(study)));
  }

  @Test
  void theLearnedObjectiveIsLeftInAConfigMap() {
    var study = cluster.create(STUDY);

    runToTheEnd(study);

    var finished = cluster.study(study);
    var winner = cluster.trial(finished.getStatus().result().trial());
    assertThat(objective(study).getData())
        .containsOnlyKeys("hparams.json", "result.txt")
        .containsEntry(
            "hparams.json",
            LearnedObjective.objective(winner.getSpec(), finished.getSpec()).toJson());
    assertThat(objective(study).getData().get("result.txt"))
        .startsWith("Best trial: %s, Accuracy".formatted(winner.getMetadata().getName()));
  }

  @Test
  void itIsLeftAnewWhereAStudyHasGoneOnAndFoundNothingBetter() {
    cluster = new Cluster(client, config -> 0.5);
    var study = cluster.create(STUDY);
    runToTheEnd(study);
    var result = cluster.study(study).getStatus().result();
    assertThat(objective(study).getData().get("result.txt")).contains("The best of 6 scores ");

    patch(study, "{budget: {trials: 8}}");
    cluster.run(study, () -> "8/8".equals(cluster.study(study).getStatus().summary().trials()));
    runToTheEnd(study);

    assertThat(cluster.study(study).getStatus().result()).isEqualTo(result);
    assertThat(objective(study).getData().get("result.txt")).contains("The best of 8 scores ");
  }

  @Test
  void transitionsAreToldAsEvents() {
    var study = cluster.create(STUDY);

    runToTheEnd(study);

    assertThat(events(study))
        .contains(
            tuple("Normal", "Ready", "Accepted"),
            tuple("Normal", "Complete", "FinalTrainingFinished"))
        .hasSize(2);
    assertThat(storedEvents(study))
        .as("an event that is told again is the same object with a series")
        .extracting(Event::getSeries)
        .containsOnlyNulls();
  }

  @Test
  void aScoreIsInTheStatusAndNoEvent() {
    var study = cluster.create(STUDY);

    runToTheEnd(study);

    assertThat(cluster.trial(study + "-0003").getStatus().state()).isEqualTo("Scored");
    assertThat(events(study + "-0003")).isEmpty();
  }

  @Test
  void aRestartedOperatorLosesAndRepeatsNothing() {
    var undisturbed = cluster.create(DETERMINISTIC);
    runToTheEnd(undisturbed);

    operator.stop();
    var study = cluster.create(DETERMINISTIC);
    for (int finished = 1; finished <= 10; finished++) {
      int enough = finished;
      var process = FreshOperator.of(client, statuses);
      process.start();
      cluster.run(study, () -> finished(study) >= enough);
      process.stop();
      // Trials end while nobody looks.
      for (int i = 0; i < finished % 4; i++) {
        cluster.step(study);
      }
    }
    operator = FreshOperator.of(client, statuses);
    operator.start();
    runToTheEnd(study);

    assertThat(sequence(study)).isEqualTo(sequence(undisturbed));
    assertThat(cluster.trials(study))
        .extracting(t -> t.getStatus().score())
        .isEqualTo(
            cluster.trials(undisturbed).stream().map(t -> (Object) t.getStatus().score()).toList());
    assertThat(cluster.trials(study)).allMatch(t -> t.getStatus().attempts() == 1);
    assertThat(cluster.jobs(study)).hasSize(10);
  }

  @Test
  void aSearchEndsWhenItsTimeIsSpentWhicheverProcessCountsIt() {
    var study =
        cluster.create(
            STUDY
                .with("spec.search.sampler", "Random")
                .with("spec.budget", "{trials: 10000, durationSeconds: 4}"));
    cluster.run(study, () -> finished(study) >= 3);
    var since = cluster.study(study).getStatus().budget().sinceTime();

    restart();
    runToTheEnd(study);

    var budget = cluster.study(study).getStatus().budget();
    var counted = Duration.between(Instant.parse(since), Instant.now()).toSeconds();
    assertThat(budget.spent().durationSeconds()).isBetween(4L, counted);
    assertThat(budget.left().durationSeconds()).isZero();
    assertThat(budget.sinceTime()).as("the search is over").isNull();
    assertThat(cluster.study(study).getStatus().result().finalTrainings()).hasSize(2);
  }

  @Test
  void aSearchThatStartsOverStartsItsTimeOver() {
    var study = cluster.create(STUDY.with("spec.budget.durationSeconds", "3600"));
    Cluster.await(() -> cluster.trials(study).size() == 2 && since(study).isPresent());
    var since = since(study).orElseThrow();
    Cluster.await(() -> Instant.now().isAfter(since.plusSeconds(2)));

    patch(study, "{search: {seed: 8}}");
    Cluster.await(() -> since(study).filter(since::isBefore).isPresent());

    assertThat(cluster.study(study).getStatus().budget().spent().durationSeconds()).isZero();
    runToTheEnd(study);
  }

  private Optional<Instant> since(String study) {
    return Optional.ofNullable(cluster.study(study).getStatus())
        .map(status -> Instant.parse(status.budget().sinceTime()));
  }

  @Test
  void aStoppedStudyResumesExactly() {
    var undisturbed = cluster.create(DETERMINISTIC);
    runToTheEnd(undisturbed);
    var study = cluster.create(DETERMINISTIC.with("spec.suspendPolicy", "Stop"));
    cluster.run(study, () -> finished(study) >= 3);
    Cluster.await(() -> stepsUntilPodsRun(study) && running(study) == 2);

    patch(study, "{suspend: true}");
    Cluster.await(() -> stopped(study).size() == 2 && unfinishedJobs(study) == 0);
    var stopped = stopped(study);
    assertThat(cluster.stage(study)).isEqualTo("Suspended");
    // Nobody here removes the pods of a Job that is gone.
    stopped.forEach(name -> client.pods().withLabel("autoft.io/trial", name).delete());
    patch(study, "{suspend: false}");
    runToTheEnd(study);

    assertThat(sequence(study)).isEqualTo(sequence(undisturbed));
    assertThat(cluster.trials(study))
        .allSatisfy(
            t -> {
              var name = t.getMetadata().getName();
              assertThat(t.getStatus().attempts()).isEqualTo(stopped.contains(name) ? 2 : 1);
              assertThat(t.getStatus().disruptions()).isZero();
              assertThat(t.getStatus().score()).isEqualTo(score(t));
            });
    assertThat(cluster.study(study).getStatus().trials().failed()).isZero();
  }

  private void patch(String study, String spec) {
    client
        .resource(cluster.study(study))
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), Document.of("spec: " + spec).root().toString());
  }

  private List<String> stopped(String study) {
    return cluster.trials(study).stream()
        .filter(t -> TrialRecords.of(t).outcome().stopped())
        .map(t -> t.getMetadata().getName())
        .toList();
  }

  private long running(String study) {
    return cluster.trials(study).stream()
        .filter(t -> TrialRecords.of(t).outcome() instanceof TrialOutcome.Running)
        .count();
  }

  /** No trainer reports. */
  private boolean stepsUntilPodsRun(String study) {
    cluster.jobs(study).stream()
        .filter(job -> job.getStatus() == null && !hasRunningPod(job))
        .forEach(cluster::step);
    return true;
  }

  private boolean hasRunningPod(Job job) {
    return cluster
        .pod(job)
        .filter(pod -> pod.getStatus() == null || pod.getStatus().getPhase().equals("Running"))
        .isPresent();
  }

  private long unfinishedJobs(String study) {
    return cluster.jobs(study).stream().filter(job -> job.getStatus() == null).count();
  }

  @ParameterizedTest
  @EnumSource(SamplerType.class)
  void everySamplerRunsAStudyToItsEnd(SamplerType sampler) {
    var study =
        cluster.create(
            STUDY.with("spec.search.sampler", sampler.name()).with("spec.parallelism", "3"));

    runToTheEnd(study);

    assertThat(cluster.trials(study))
        .hasSize(10)
        .filteredOn(t -> t.getSpec().purpose() == TrialPurpose.Search)
        .allMatch(t -> t.getSpec().proposal().sampler() == sampler);
  }

  @Test
  void aLayerwiseStudyGetsItsGroupsFromTheFirstReport() {
    var study = cluster.create(STUDY.with("spec.search.layerwise", "RegularizersAndOptimizer"));

    runToTheEnd(study);

    assertThat(cluster.trial(study + "-0000").getStatus().parameterGroups())
        .containsExactly("stem", "block.0-1", "final", "head", "text");
    assertThat(cluster.trials(study))
        .filteredOn(t -> t.getSpec().purpose() == TrialPurpose.Search)
        .hasSize(6)
        .allSatisfy(
            t ->
                assertThat(t.getSpec().parameters())
                    .hasSize(2 + 3 * 5)
                    .containsKeys("learningRate/block.1", "weight.L2Distance/head"));
    assertThat(objective(study).getData().get("hparams.json")).contains("\"lr/block.0\"");
  }

  @Test
  void aStudyLearnsFromAnEarlierOneThatMayThenBeDeleted() {
    var all = STUDY.without("spec.data.train.maxExamples");
    var earlier = cluster.create(all);
    runToTheEnd(earlier);
    var later =
        all.with("spec.search.seed", "8")
            .with("spec.search.warmStart", "{studies: [%s]}".formatted(earlier));
    var study = cluster.create(later);
    cluster.run(study, () -> finished(study) >= 3);

    cluster.trials(earlier).forEach(trial -> client.resource(trial).delete());
    client.resource(cluster.study(earlier)).delete();
    restart();
    runToTheEnd(study);

    var record =
        client.configMaps().inNamespace(cluster.namespace()).withName(study + "-warm-start").get();
    assertThat(record.getMetadata().getOwnerReferences())
        .containsExactly(OwnerReferences.controller(cluster.study(study)));
    var warmStart = WarmStart.parse(record.getData().get("history.csv")).orElseThrow();
    assertThat(warmStart.trials()).extracting(t -> t.number()).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(cluster.trials(study))
        .filteredOn(t -> t.getSpec().purpose() == TrialPurpose.Search)
        .hasSize(6)
        .allMatch(t -> t.getSpec().proposal().warmStart().equals(warmStart.digest()));
  }

  @Test
  void aStudyWaitsForTheOneThatItIsToLearnFrom() {
    var study = cluster.create(STUDY.with("spec.search.warmStart", "{studies: [nobody]}"));

    cluster.run(study, () -> cluster.condition(study, "Stalled").isPresent());

    assertThat(cluster.condition(study, "Stalled").orElseThrow().getReason())
        .isEqualTo("WarmStartNotFound");
    assertThat(cluster.trials(study)).isEmpty();
  }

  @Test
  void aFinishedStudyDoesNotRunAgainWhenItsJobsAreGone() {
    var study = cluster.create(STUDY);
    runToTheEnd(study);
    var trials = cluster.trials(study);

    cluster.jobs(study).forEach(job -> client.resource(job).delete());
    restart();
    // Another study shows that the operator has gone on.
    runToTheEnd(cluster.create(STUDY));

    assertThat(cluster.jobs(study)).isEmpty();
    assertThat(cluster.trials(study)).isEqualTo(trials);
    assertThat(cluster.stage(study)).isEqualTo("Complete");
  }

  @Test
  void theJobsOfFinishedTrialsAreRemovedAndTheirScoresStay() {
    var study = cluster.create(STUDY.with("spec.trainer.keepFinishedSeconds", "0"));

    runToTheEnd(study);
    cluster.run(study, () -> cluster.jobs(study).isEmpty());

    assertThat(cluster.trials(study)).hasSize(10).allMatch(t -> t.getStatus().score() != null);
  }

  @Test
  void aTrialThatExistsStandsAsItWasProposed() {
    operator.stop();
    var study = cluster.create(STUDY);
    var spec = firstTrial(study);
    var existing = new AutoFTTrial();
    existing.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(cluster.namespace())
            .withName(study + "-0000")
            .addToLabels("autoft.io/study", study)
            .withOwnerReferences(OwnerReferences.controller(cluster.study(study)))
            .build());
    existing.setSpec(
        new AutoFTTrialSpec(
            study,
            0,
            spec.purpose(),
            spec.baseline(),
            null,
            Map.of("learningRate", 0.123, "weight.Hinge", 0.0),
            99,
            spec.searchDigest(),
            null));
    client.resource(existing).create();

    operator.start();
    runToTheEnd(study);

    var trial = cluster.trial(study + "-0000");
    assertThat(trial.getSpec()).isEqualTo(existing.getSpec());
    assertThat(trial.getStatus().score()).isEqualTo(score(trial));
    assertThat(cluster.trials(study)).hasSize(10);
  }

  @Test
  void aTrialOfTheNameThatIsNotTheStudysIsInTheWayUntilItIsGone() {
    operator.stop();
    var study = cluster.create(STUDY);
    var stranger = TrialObjects.created(firstTrial(study));
    stranger.getMetadata().setNamespace(cluster.namespace());
    stranger.getMetadata().setUid(null);
    client.resource(stranger).create();

    operator.start();
    cluster.run(study, () -> isStalled(study, "NameConflict"));

    assertThat(cluster.condition(study, "Stalled").orElseThrow().getMessage())
        .isEqualTo(
            "AutoFTTrial %s-0000 exists already and is not this study's; delete it or give the"
                    .formatted(study)
                + " study another name");
    client.resource(stranger).delete();
    restart();
    runToTheEnd(study);
    assertThat(cluster.trials(study)).extracting(t -> t.getSpec().number()).startsWith(0, 1, 2);
  }

  @Test
  void theTrialsOfAFormerStudyOfTheNameAreWaitedForAndNotCounted() {
    operator.stop();
    var study = cluster.create(STUDY);
    var former = trialsAndObjectiveOfAFormer(study);
    restart();
    // Another study shows that the operator has gone on.
    runToTheEnd(cluster.create(STUDY));

    assertThat(cluster.study(study).getStatus()).as("no number was given in vain").isNull();
    former.forEach(object -> client.resource(object).delete());
    runToTheEnd(study);
    assertThat(cluster.trials(study))
        .extracting(t -> t.getSpec().number())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(cluster.trials(study))
        .allSatisfy(t -> assertThat(t.getStatus().score()).isEqualTo(score(t)));
    assertThat(objective(study).getData()).containsKey("hparams.json");
  }

  /** As they are between the deletion of a study and that of what belongs to it. */
  private List<HasMetadata> trialsAndObjectiveOfAFormer(String study) {
    var owner = cluster.study(study);
    owner.getMetadata().setUid("former-uid");
    var trial = TrialObjects.scored(firstTrial(study), 0.9);
    trial.setMetadata(OwnerReferences.child(owner, study + "-0000"));
    var objective = new ConfigMap();
    objective.setMetadata(OwnerReferences.child(owner, study + "-objective"));
    objective.setData(Map.of("hparams.json", "{}"));
    return List.of(client.resource(trial).create(), client.resource(objective).create());
  }

  @Test
  void aConfigMapOfTheNameThatIsNotTheStudysKeepsItsData() {
    operator.stop();
    var study = cluster.create(STUDY);
    var stranger =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace(cluster.namespace())
            .withName(study + "-objective")
            .endMetadata()
            .addToData("mine", "1")
            .build();
    client.resource(stranger).create();

    operator.start();
    cluster.run(study, () -> isStalled(study, "NameConflict"));
    assertThat(objective(study).getData()).isEqualTo(Map.of("mine", "1"));
    assertThat(objective(study).getMetadata().getOwnerReferences()).isEmpty();

    client.resource(stranger).delete();
    restart();
    runToTheEnd(study);
    assertThat(objective(study).getData()).containsKey("hparams.json");
  }

  @Test
  void theNumberOfADeletedTrialIsNotGivenAgain() {
    var study = cluster.create(STUDY.without("spec.finalTraining"));
    runToTheEnd(study);
    var numbers = cluster.trials(study).stream().map(t -> t.getSpec().number()).toList();
    int last = numbers.get(numbers.size() - 1);

    client.resource(cluster.trial("%s-%04d".formatted(study, last))).delete();
    restart();
    cluster.run(study, () -> cluster.trials(study).size() == numbers.size());
    runToTheEnd(study);

    assertThat(cluster.trials(study))
        .extracting(t -> t.getSpec().number())
        .doesNotContain(last)
        .contains(last + 1);
  }

  private boolean isStalled(String study, String reason) {
    return cluster
        .condition(study, "Stalled")
        .filter(c -> c.getStatus().equals("True") && c.getReason().equals(reason))
        .isPresent();
  }

  @Test
  void aStudyWhoseTemplateCannotBeReadSaysSoAndDisturbsNoOther() {
    var bad = cluster.create(STUDY.with("spec.trainer.template", "{spec: {containers: 5}}"));
    var good = cluster.create(STUDY);

    runToTheEnd(good);
    restart();
    runToTheEnd(cluster.create(STUDY));

    assertThat(cluster.condition(bad, "Stalled"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.getReason()).isEqualTo("InvalidSpec");
              assertThat(c.getMessage()).contains("spec.containers");
            });
    assertThat(events(bad)).containsExactly(tuple("Warning", "Stalled", "InvalidSpec"));
    assertThat(cluster.trials(bad)).isEmpty();

    client
        .resource(cluster.study(bad))
        .edit(
            study -> {
              study.getSpec().trainer().template().clear();
              return study;
            });
    runToTheEnd(bad);
  }

  @Test
  void aStudyWhosePodsThePolicyDoesNotAllowHasNoTrialsAndGoesOnOncePutRight() {
    var study = cluster.create(STUDY.with("spec.trainer.template", "{spec: {hostPID: true}}"));

    cluster.run(study, () -> "Stalled".equals(cluster.stage(study)));
    assertThat(cluster.condition(study, "Stalled"))
        .hasValueSatisfying(
            c -> {
              assertThat(c.getReason()).isEqualTo("PolicyViolation");
              assertThat(c.getMessage()).contains("trainer.template.spec.hostPID must be false");
            });
    assertThat(cluster.trials(study)).isEmpty();

    client
        .resource(cluster.study(study))
        .edit(
            stored -> {
              stored.getSpec().trainer().template().clear();
              return stored;
            });
    runToTheEnd(study);
  }

  private void restart() {
    operator.stop();
    operator = FreshOperator.of(client, statuses);
    operator.start();
  }

  private void runToTheEnd(String study) {
    cluster.run(study, () -> cluster.stage(study).equals("Complete"));
  }

  private long finished(String study) {
    return cluster.trials(study).stream()
        .filter(t -> t.getStatus() != null && t.getStatus().score() != null)
        .count();
  }

  private List<Tuple> sequence(String study) {
    return cluster.trials(study).stream()
        .map(t -> t.getSpec())
        .map(s -> tuple(s.number(), s.purpose(), s.parameters(), s.seed(), s.proposal()))
        .toList();
  }

  /** As the operator will propose it. */
  private static AutoFTTrialSpec firstTrial(String study) {
    var state = StudyState.of(study(STUDY.with("metadata.name", study)), NO_TRIALS, Instant.EPOCH);
    return StudyPlanner.plan(state).create().get(0);
  }

  private ConfigMap objective(String study) {
    return client
        .configMaps()
        .inNamespace(cluster.namespace())
        .withName(study + "-objective")
        .get();
  }

  private List<Tuple> events(String name) {
    return storedEvents(name).stream()
        .map(e -> tuple(e.getType(), e.getAction(), e.getReason()))
        .toList();
  }

  private List<Event> storedEvents(String name) {
    return client.events().v1().events().inNamespace(cluster.namespace()).list().getItems().stream()
        .filter(e -> e.getRegarding().getName().equals(name))
        .toList();
  }

  private static double score(TrialConfig config) {
    return score(config.parameters());
  }

  private static double score(AutoFTTrial trial) {
    return score(trial.getSpec().parameters());
  }

  /** Best at a hinge weight of 1. */
  private static double score(Map<String, Double> parameters) {
    return 1 / (1 + Math.abs(Math.log(parameters.get("weight.Hinge") + 1e-9)));
  }
}
