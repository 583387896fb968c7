package io.autoft.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTStudy;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.testing.Document;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The quickstart's study on a cluster: once left alone, and once with the operator killed and a
 * trial's pod deleted.
 */
@ExtendWith(Sandboxes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyE2E {

  private static final Duration WITHIN = Duration.ofMinutes(8);
  private static final int MAX_STUDY_BYTES = 64 * 1024;

  private Document applied;
  private StudyRun undisturbed;
  private AutoFTStudy study;
  private List<AutoFTTrial> trials;

  @BeforeAll
  void finishesUndisturbed(Sandbox sandbox) {
    sandbox.apply(Quickstart.volume());
    applied = sandbox.apply(Quickstart.study());
    undisturbed = new StudyRun(sandbox, Quickstart.study());
    study = undisturbed.awaitComplete(WITHIN);
    trials = undisturbed.trials();
  }

  @Test
  void runsAllThatTheStudyAsksFor() {
    var spec = study.getSpec();
    int baselines = spec.search().baselines().size();
    int finals = 1 + spec.finalTraining().compare().size();
    int total = baselines + spec.budget().trials() + finals;

    assertThat(study.getStatus().stage()).isEqualTo("Complete");
    assertThat(study.getStatus().trials())
        .isEqualTo(new TrialCounts(total, 0, total, 0, 0, finals, 0));
    assertThat(study.getStatus().summary().trials()).isEqualTo("12/12");
    assertThat(undisturbed.condition("Complete").orElseThrow().getReason())
        .isEqualTo("FinalTrainingFinished");
    assertThat(trials)
        .extracting(t -> t.getSpec().number())
        .isEqualTo(IntStream.range(0, total).boxed().toList());
    assertThat(of(TrialPurpose.Baseline))
        .extracting(t -> t.getSpec().baseline())
        .isEqualTo(spec.search().baselines());
    assertThat(of(TrialPurpose.Search)).hasSize(spec.budget().trials());
  }

  @Test
  void scoresDifferBecauseTrainingDiffers() {
    assertThat(of(TrialPurpose.Search))
        .extracting(t -> t.getStatus().metrics().get("oodValidation.crossEntropy"))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(of(TrialPurpose.Search).stream().map(StudyE2E::score).distinct().count())
        .isGreaterThan(3);
  }

  @Test
  void choosesTheBestTrialOfTheSearch() {
    var best = best(TrialPurpose.Search);
    var result = study.getStatus().result();

    assertThat(result.trial()).isEqualTo(best.getMetadata().getName());
    assertThat(result.parameters()).isEqualTo(best.getSpec().parameters());
    assertThat(result.score()).isEqualTo(score(best));
    assertThat(result.standardError()).isEqualTo(best.getStatus().standardError());
    assertThat(study.getStatus().best().trial()).isEqualTo(result.trial());
    assertThat(study.getStatus().best().score()).isEqualTo(result.score());
  }

  @Test
  void comparesItWithTheBestBaseline() {
    var baseline = best(TrialPurpose.Baseline);
    var status = study.getStatus();

    assertThat(status.baseline().trial()).isEqualTo(baseline.getMetadata().getName());
    assertThat(status.baseline().name()).isEqualTo(baseline.getSpec().baseline());
    assertThat(status.baseline().score()).isEqualTo(score(baseline));
    double improvement = status.best().score() - score(baseline);
    assertThat(status.result().improvement()).isEqualTo(improvement);
    assertThat(status.summary().improvement())
        .isEqualTo(String.format(Locale.ROOT, "%+.4f", improvement));
  }

  @Test
  void trainsAndTestsItBesideTheBaselines() {
    var compared = study.getSpec().finalTraining().compare().stream().map(Enum::name).toList();
    var tests = study.getSpec().data().tests().stream().map(t -> t.name()).toList();
    var finals = study.getStatus().result().finalTrainings();

    assertThat(finals).extracting(f -> f.name()).first().isEqualTo("AutoFT");
    assertThat(finals).extracting(f -> f.name()).containsAll(compared);
    assertThat(finals)
        .hasSize(1 + compared.size())
        .allSatisfy(
            f -> {
              assertThat(f.tests()).extracting(TestScore::name).isEqualTo(tests);
              assertThat(f.tests()).allMatch(t -> t.value() > 0 && t.value() < 1);
              assertThat(f.tests()).allMatch(t -> t.examples() >= 500 && t.standardError() > 0);
              var trial = named(f.trial());
              assertThat(f.score()).isEqualTo(score(trial));
              assertThat(f.checkpoint())
                  .isEqualTo(trial.getStatus().checkpoint())
                  .isEqualTo(study.getSpec().finalTraining().output() + "/" + f.trial());
            });
    var learned = named(finals.get(0).trial()).getSpec();
    assertThat(learned.sourceTrial()).isEqualTo(study.getStatus().result().trial());
    assertThat(learned.parameters()).isEqualTo(study.getStatus().result().parameters());
  }

  @Test
  void publishesTheLearnedObjective() {
    var file = objective().getData().get("hparams.json");
    var json = Serialization.unmarshal(file, JsonNode.class);
    var winner = named(study.getStatus().result().trial()).getSpec();

    assertThat(
            json.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().doubleValue())))
        .isEqualTo(
            Map.of(
                "lr", winner.parameters().get("learningRate"),
                "wd", winner.parameters().get("weightDecay"),
                "lossw_ce", winner.parameters().get("weight.CrossEntropy"),
                "lossw_hinge", winner.parameters().get("weight.Hinge"),
                "lossw_flyp", winner.parameters().get("weight.Contrastive"),
                "lossw_l2init", winner.parameters().get("weight.L2Distance"),
                "seed", (double) winner.seed()));
  }

  @Test
  void recordsWhatEachProposalHadSeen() {
    int first = study.getSpec().search().baselines().size();
    int lag = study.getSpec().parallelism();
    for (var trial : of(TrialPurpose.Search)) {
      int number = trial.getSpec().number();
      var proposal = trial.getSpec().proposal();
      assertThat(proposal.sampler()).isEqualTo(SamplerType.TPE);
      assertThat(proposal.finished()).as("%d", number).isEqualTo(range(first, number - lag));
      assertThat(proposal.pending())
          .as("%d", number)
          .isEqualTo(range(Math.max(first, number - lag + 1), number - 1));
    }
  }

  @Test
  void everyProposalFollowsFromWhatIsRecorded() {
    for (var trial : of(TrialPurpose.Search)) {
      int number = trial.getSpec().number();
      var state =
          new StudyState(
              undisturbed.name(),
              1,
              study.getSpec(),
              Optional.empty(),
              asSeenBy(number),
              Instant.now());
      assertThat(StudyPlanner.plan(state).create()).first().isEqualTo(trial.getSpec());
    }
  }

  @Test
  void ownsWhatItMakes() {
    var sandbox = undisturbed.sandbox();
    assertThat(trials).allMatch(t -> isControlledBy(t, study));
    assertThat(isControlledBy(objective(), study)).isTrue();
    var jobs = undisturbed.jobs();
    assertThat(jobs)
        .hasSameSizeAs(trials)
        .allMatch(job -> isControlledBy(job, named(job.getMetadata().getName())));
    var pods = sandbox.client().pods().inNamespace(sandbox.namespace()).list().getItems();
    assertThat(pods)
        .hasSameSizeAs(trials)
        .allMatch(pod -> jobs.stream().anyMatch(job -> isControlledBy(pod, job)));
  }

  @Test
  void tellsWhatHappensByEvents() {
    assertThat(eventsOf(study)).contains("Accepted", "FinalTrainingFinished");
    assertThat(trials).allSatisfy(trial -> assertThat(eventsOf(trial)).contains("Scored"));
  }

  @Test
  void leavesWhatTheUserWroteAlone() {
    var now = undisturbed.sandbox().stored(applied);

    for (var path : List.of("spec", "metadata.labels", "metadata.annotations")) {
      assertThat(now.at(path)).as(path).isEqualTo(applied.at(path));
    }
    assertThat(now.at("metadata.generation").asInt()).isEqualTo(1);
    assertThat(now.at("metadata.finalizers").isMissingNode()).isTrue();
    assertThat(now.at("metadata.ownerReferences").isMissingNode()).isTrue();
    assertThat(undisturbed.study().getMetadata().getManagedFields())
        .filteredOn(fields -> !fields.getManager().equals(Sandbox.USER))
        .isNotEmpty()
        .allMatch(fields -> "status".equals(fields.getSubresource()));
    var sandbox = undisturbed.sandbox();
    assertThat(
            AuditLog.writesToStudies(sandbox.cluster().operatorUser(), sandbox.namespace()).stream()
                .distinct())
        .isSubsetOf("update status", "patch status");
  }

  @Test
  void staysSmall() {
    var json = Serialization.asJson(undisturbed.study());
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_STUDY_BYTES);
  }

  /** With the operator away, a pod goes and another takes its place. */
  @Test
  void killsChangeNothingButTheTime(Sandbox sandbox) {
    try (var chronicle = new Chronicle(sandbox)) {
      sandbox.apply(Quickstart.volume());
      var disturbed = sandbox.start(Quickstart.study());
      var victim = awaitTrialInTheMiddle(disturbed);
      sandbox
          .client()
          .resources(Pod.class)
          .inNamespace(sandbox.namespace())
          .withName(victim.getStatus().pod())
          .delete();
      sandbox.cluster().killOperator();

      var later = disturbed.awaitComplete(WITHIN);

      assertThat(disturbed.trials())
          .extracting(AutoFTTrial::getSpec)
          .isEqualTo(trials.stream().map(AutoFTTrial::getSpec).toList());
      assertThat(disturbed.trials())
          .extracting(StudyE2E::figures)
          .isEqualTo(trials.stream().map(StudyE2E::figures).toList());
      assertThat(later.getStatus().best()).isEqualTo(study.getStatus().best());
      assertThat(later.getStatus().baseline()).isEqualTo(study.getStatus().baseline());
      assertThat(later.getStatus().result()).isEqualTo(study.getStatus().result());

      assertThat(later.getStatus().trials().disruptions()).isEqualTo(1);
      assertThat(later.getStatus().trials().failed()).isZero();
      assertThat(chronicle.losses()).isEmpty();
      var names = disturbed.trials().stream().map(t -> t.getMetadata().getName()).toList();
      assertThat(chronicle.trials()).containsOnlyKeys(names).allSatisfy(StudyE2E::isOne);
      assertThat(chronicle.jobs()).containsOnlyKeys(names).allSatisfy(StudyE2E::isOne);
      assertThat(disturbed.jobs())
          .allMatch(
              job -> isControlledBy(job, named(disturbed.trials(), job.getMetadata().getName())));
      assertThat(chronicle.pods().remove(victim.getMetadata().getName())).hasSize(2);
      assertThat(chronicle.pods()).allSatisfy(StudyE2E::isOne);
    }
  }

  /** A trial whose trainer has just begun, once half of the search is over. */
  private static AutoFTTrial awaitTrialInTheMiddle(StudyRun run) {
    return await("a trial has just begun in the middle of the search")
        .atMost(WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                run.trials().stream()
                    .filter(t -> t.getSpec().number() >= 7)
                    .filter(t -> t.getSpec().purpose() == TrialPurpose.Search)
                    .filter(t -> TrialOutcome.of(t) instanceof TrialOutcome.Running)
                    .filter(t -> age(t.getStatus()).toSeconds() < 4)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Duration age(AutoFTTrialStatus status) {
    return Duration.between(Instant.parse(status.startTime()), Instant.now());
  }

  /** All that a training says of itself, to the last bit. */
  private static List<Object> figures(AutoFTTrial trial) {
    var status = trial.getStatus();
    return List.of(
        status.state(),
        status.score(),
        status.metrics(),
        status.tests(),
        Optional.ofNullable(status.resamples()));
  }

  /** The trials before a number; what the proposal may not know has no outcome. */
  private List<AutoFTTrial> asSeenBy(int number) {
    int horizon = number - study.getSpec().parallelism();
    return trials.stream()
        .filter(t -> t.getSpec().number() < number)
        .map(Serialization::clone)
        .peek(t -> t.setStatus(t.getSpec().number() <= horizon ? t.getStatus() : null))
        .toList();
  }

  private ConfigMap objective() {
    return undisturbed
        .sandbox()
        .client()
        .configMaps()
        .inNamespace(undisturbed.sandbox().namespace())
        .withName(undisturbed.name() + "-objective")
        .get();
  }

  private List<String> eventsOf(HasMetadata object) {
    return undisturbed
        .sandbox()
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(undisturbed.sandbox().namespace())
        .list()
        .getItems()
        .stream()
        .filter(e -> object.getMetadata().getUid().equals(e.getRegarding().getUid()))
        .map(Event::getReason)
        .toList();
  }

  private List<AutoFTTrial> of(TrialPurpose purpose) {
    return trials.stream().filter(t -> t.getSpec().purpose() == purpose).toList();
  }

  /** The earliest of those with the highest score. */
  private AutoFTTrial best(TrialPurpose purpose) {
    return of(purpose).stream()
        .sorted(Comparator.comparingDouble(StudyE2E::score).reversed())
        .findFirst()
        .orElseThrow();
  }

  private AutoFTTrial named(String name) {
    return named(trials, name);
  }

  private static AutoFTTrial named(List<AutoFTTrial> trials, String name) {
    return trials.stream()
        .filter(t -> t.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double score(AutoFTTrial trial) {
    return trial.getStatus().score();
  }

  private static String range(int from, int to) {
    return from > to ? "" : from == to ? "" + from : from + "-" + to;
  }

  private static boolean isControlledBy(HasMetadata object, HasMetadata owner) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(o -> o.getController() && o.getUid().equals(owner.getMetadata().getUid()));
  }

  private static void isOne(String name, Set<String> uids) {
    assertThat(uids).as(name).hasSize(1);
  }
}
