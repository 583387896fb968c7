package io.autoft.e2e;

import static io.autoft.e2e.FinishedStudy.isControlledBy;
import static io.autoft.e2e.FinishedStudy.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.TrialReport;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.testing.Document;
import io.autoft.testing.Golden;
import io.autoft.testing.Repository;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The quickstart's study on a cluster: once left alone, and once with the operator killed and a
 * trial's pod deleted.
 */
@ExtendWith(Sandboxes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyE2E {

  private static final int MAX_STUDY_BYTES = 64 * 1024;

  private Document applied;
  private FinishedStudy undisturbed;
  private AutoFTStudy study;

  @BeforeAll
  void finishesUndisturbed(Sandbox sandbox) {
    sandbox.apply(Quickstart.volume());
    applied = sandbox.apply(Quickstart.study());
    undisturbed = FinishedStudy.await(new StudyRun(sandbox, Quickstart.study()));
    study = undisturbed.study();
  }

  @Test
  void runsAllThatTheStudyAsksFor() {
    var spec = study.getSpec();
    int baselines = spec.search().baselines().size();
    int finals = 1 + spec.finalTraining().compare().size();
    int total = baselines + spec.budget().trials() + finals;

    assertThat(study.getStatus().stage()).isEqualTo("Complete");
    assertThat(study.getStatus().trials())
        .isEqualTo(new TrialCounts(total, 0, total, 0, 0, finals, 0, 0));
    assertThat(study.getStatus().summary().trials()).isEqualTo("12/12");
    assertThat(undisturbed.run().condition("Complete").orElseThrow().getReason())
        .isEqualTo("FinalTrainingFinished");
    assertThat(undisturbed.trials())
        .extracting(t -> t.getSpec().number())
        .isEqualTo(IntStream.range(0, total).boxed().toList());
    assertThat(undisturbed.trials(TrialPurpose.Baseline))
        .extracting(t -> t.getSpec().baseline())
        .isEqualTo(spec.search().baselines());
    assertThat(undisturbed.trials(TrialPurpose.Search)).hasSize(spec.budget().trials());
  }

  @Test
  void scoresDifferBecauseTrainingDiffers() {
    assertThat(undisturbed.trials(TrialPurpose.Search))
        .extracting(t -> t.getStatus().metrics().get("oodValidation.crossEntropy"))
        .doesNotContainNull()
        .doesNotHaveDuplicates();
    assertThat(
            undisturbed.trials(TrialPurpose.Search).stream()
                .map(FinishedStudy::score)
                .distinct()
                .count())
        .isGreaterThan(3);
  }

  @Test
  void choosesTheBestTrialOfTheSearch() {
    var best = undisturbed.best(TrialPurpose.Search);
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
    var baseline = undisturbed.best(TrialPurpose.Baseline);
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
              boolean mixed = !f.name().equals("ZeroShot");
              assertThat(f.tests()).allMatch(t -> (t.ensembled() != null) == mixed);
              assertThat(f.alpha() != null).isEqualTo(mixed);
              var trial = undisturbed.trial(f.trial());
              assertThat(f.score()).isEqualTo(score(trial));
              assertThat(f.checkpoint())
                  .isEqualTo(trial.getStatus().checkpoint())
                  .isEqualTo(study.getSpec().finalTraining().output() + "/" + f.trial());
            });
    var learned = undisturbed.trial(finals.get(0).trial()).getSpec();
    assertThat(learned.sourceTrial()).isEqualTo(study.getStatus().result().trial());
    assertThat(learned.parameters()).isEqualTo(study.getStatus().result().parameters());
  }

  @Test
  void publishesTheLearnedObjective() {
    var file = undisturbed.objective().getData().get("hparams.json");
    var json = Serialization.unmarshal(file, JsonNode.class);
    var winner = undisturbed.trial(study.getStatus().result().trial()).getSpec();

    assertThat(json.path("method").asText()).isEqualTo("TextHead");
    assertThat(
            json.properties().stream()
                .filter(e -> e.getValue().isNumber())
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().doubleValue())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("lr", winner.parameters().get("learningRate")),
                Map.entry("wd", winner.parameters().get("weightDecay")),
                Map.entry("lossw_logitadjusted", winner.parameters().get("weight.LogitAdjusted")),
                Map.entry("lossw_flyp", winner.parameters().get("weight.Contrastive")),
                Map.entry("lossw_dcm", winner.parameters().get("weight.ConfidenceOnErrors")),
                Map.entry("seed", (double) winner.seed())));
  }

  @Test
  void recordsWhatEachProposalHadSeen() {
    int first = study.getSpec().search().baselines().size();
    int lag = study.getSpec().parallelism();
    for (var trial : undisturbed.trials(TrialPurpose.Search)) {
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
    for (var trial : undisturbed.trials(TrialPurpose.Search)) {
      int number = trial.getSpec().number();
      var state =
          StudyState.of(
              Study.of(undisturbed.run().name(), study.getSpec()),
              new TrialLog(TrialRecords.of(undisturbed.asSeenBy(number))),
              Instant.now());
      assertThat(StudyPlanner.plan(state).create()).first().isEqualTo(trial.getSpec());
    }
  }

  /** By the same trainer on the same machine: {@code examples/quickstart/run --local}. */
  @Test
  void isToTheBitWhatARunWithoutAClusterIs() {
    var local = CommandLineSession.quickstart().trials();

    assertThat(undisturbed.trials())
        .extracting(t -> t.getSpec().parameters(), t -> t.getSpec().seed(), FinishedStudy::score)
        .containsExactlyElementsOf(
            local.stream()
                .map(t -> t.trial())
                .map(t -> tuple(t.spec().parameters(), t.spec().seed(), t.score().getAsDouble()))
                .toList());
  }

  @Test
  void isShownAndReplayedByTheCommandLine() {
    var name = undisturbed.run().name();
    var session = new CommandLineSession(undisturbed.run().sandbox().namespace());

    assertThat(session.said("replay", name).out()).startsWith("12 proposals come out the same");
    assertThat(session.said("watch", name).out())
        .contains("Complete, trials 12/12", "Its learned objective:");
    assertThat(session.said("logs", name, "2").out()).contains("step 290/290");
    assertThat(session.said("export", name).out().lines()).hasSize(20);
    assertThat(session.said("report", name, "-o", "-").out())
        .contains("<title>quickstart - AutoFT study</title>", "Tests of the final models");
    assertThat(session.said("result", "nothing").err())
        .isEqualTo(
            "there is no folder nothing, and no autoftstudy nothing in namespace %s of the cluster\n"
                .formatted(session.namespace()));
  }

  /** The same study, in the cluster and in a folder. */
  @Test
  void isComparedWithARunWithoutACluster() {
    var session = new CommandLineSession(undisturbed.run().sandbox().namespace());
    var folder = Repository.path("target/quickstart/local/quickstart").toString();

    assertThat(session.said("compare", undisturbed.run().name(), folder).out().lines())
        .noneMatch(line -> line.startsWith("warning"))
        .anyMatch(line -> line.matches(" +best score .* \\+0\\.0 \\(\\+0\\.0 to \\+0\\.0\\)"))
        .anyMatch(line -> line.matches(" +FineTuning +(\\S+ \\(.+\\)) +\\1"));
  }

  @Test
  void ownsWhatItMakes() {
    assertThat(undisturbed.trials()).allMatch(t -> isControlledBy(t, study));
    assertThat(isControlledBy(undisturbed.objective(), study)).isTrue();
    var jobs = undisturbed.jobs();
    assertThat(jobs)
        .hasSameSizeAs(undisturbed.trials())
        .allMatch(job -> isControlledBy(job, undisturbed.trial(job.getMetadata().getName())));
    assertThat(undisturbed.pods())
        .hasSameSizeAs(undisturbed.trials())
        .allMatch(pod -> jobs.stream().anyMatch(job -> isControlledBy(pod, job)));
  }

  @Test
  void tellsWhatHappensByEvents() {
    assertThat(undisturbed.eventReasons(study)).contains("Accepted", "FinalTrainingFinished");
    assertThat(undisturbed.trials())
        .as("a score is none; a busy node may have kept a pod waiting")
        .allSatisfy(
            trial ->
                assertThat(undisturbed.eventReasons(trial)).doesNotContain(TrialOutcome.SCORED));
  }

  @Test
  void leavesWhatTheUserWroteAlone() {
    var now = undisturbed.run().sandbox().stored(applied);

    for (var path : List.of("spec", "metadata.labels", "metadata.annotations")) {
      assertThat(now.at(path)).as(path).isEqualTo(applied.at(path));
    }
    assertThat(now.at("metadata.generation").asInt()).isEqualTo(1);
    assertThat(now.at("metadata.finalizers").isMissingNode()).isTrue();
    assertThat(now.at("metadata.ownerReferences").isMissingNode()).isTrue();
    assertThat(undisturbed.run().study().getMetadata().getManagedFields())
        .filteredOn(fields -> !fields.getManager().equals(Sandbox.USER))
        .isNotEmpty()
        .allMatch(fields -> "status".equals(fields.getSubresource()));
  }

  @Test
  void writesOnlyTheStatusOfAStudy() {
    var cluster = undisturbed.run().sandbox().cluster();

    assertThat(
            AuditLog.writesToStudies(
                cluster.auditLog(),
                cluster.operatorUser(),
                undisturbed.run().sandbox().namespace()))
        .containsOnly("update status");
  }

  /**
   * What it proposed and scored when its file was last changed. Scores depend on the vector
   * instructions of the CPU, and so does what follows from them; the sequence was recorded with
   * AVX-512.
   */
  @Test
  void isTheSequenceThatItWas() throws IOException {
    var golden = Golden.quickstart();
    boolean sameInstructions = Files.readString(Path.of("/proc/cpuinfo")).contains("avx512f");
    int independent =
        study.getSpec().search().baselines().size() + study.getSpec().search().startupTrials();
    int compared = sameInstructions ? golden.specs().size() : independent;

    assertThat(compared).isGreaterThanOrEqualTo(6);
    assertThat(undisturbed.trials().stream().map(AutoFTTrial::getSpec).limit(compared))
        .isEqualTo(golden.specs().subList(0, compared));
    if (sameInstructions) {
      assertThat(undisturbed.trials()).extracting(FinishedStudy::score).isEqualTo(golden.scores());
    }
  }

  @Test
  void staysSmall() {
    var json = Serialization.asJson(undisturbed.run().study());
    assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_STUDY_BYTES);
  }

  /** With the operator away, a pod goes and another takes its place. */
  @Test
  @ResourceLock(Cluster.OPERATOR)
  void killsChangeNothingButTheTime(Sandbox sandbox) {
    try (var chronicle = new Chronicle(sandbox)) {
      sandbox.apply(Quickstart.volume());
      var run = sandbox.start(Quickstart.study());
      var victim = awaitTrialInTheMiddle(run);
      sandbox.deletePod(victim.getStatus().pod());
      sandbox.cluster().killOperator();
      var disturbed = FinishedStudy.await(run);

      hasTheResultsOfTheUndisturbed(disturbed);
      assertThat(chronicle.losses()).isEmpty();
      var names = disturbed.trials().stream().map(t -> t.getMetadata().getName()).toList();
      assertThat(chronicle.trials()).containsOnlyKeys(names).allSatisfy(StudyE2E::isOne);
      assertThat(chronicle.jobs()).containsOnlyKeys(names).allSatisfy(StudyE2E::isOne);
      assertThat(disturbed.jobs())
          .allMatch(job -> isControlledBy(job, disturbed.trial(job.getMetadata().getName())));
      var pods = new TreeMap<>(chronicle.pods());
      assertThat(pods.remove(victim.getMetadata().getName())).hasSize(2);
      assertThat(pods).hasSize(names.size() - 1).allSatisfy(StudyE2E::isOne);
    }
  }

  private void hasTheResultsOfTheUndisturbed(FinishedStudy disturbed) {
    assertThat(disturbed.trials())
        .extracting(AutoFTTrial::getSpec)
        .isEqualTo(undisturbed.trials().stream().map(AutoFTTrial::getSpec).toList());
    assertThat(disturbed.trials())
        .extracting(StudyE2E::figures)
        .isEqualTo(undisturbed.trials().stream().map(StudyE2E::figures).toList());
    var status = disturbed.study().getStatus();
    assertThat(status.best()).isEqualTo(study.getStatus().best());
    assertThat(status.baseline()).isEqualTo(study.getStatus().baseline());
    assertThat(status.result()).isEqualTo(study.getStatus().result());
    assertThat(status.trials().failed()).isZero();
    assertThat(status.trials().disruptions()).isEqualTo(1);
  }

  /** A trial whose trainer has just begun, once half of the search is over. */
  private static AutoFTTrial awaitTrialInTheMiddle(StudyRun run) {
    return await("a trial has just begun in the middle of the search")
        .atMost(StudyRun.LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                run.trials().stream()
                    .filter(t -> t.getSpec().number() >= 9)
                    .filter(t -> t.getSpec().purpose() == TrialPurpose.Search)
                    .filter(t -> TrialRecords.of(t).outcome() instanceof TrialOutcome.Running)
                    .filter(t -> age(t.getStatus()).toSeconds() < 10)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Duration age(AutoFTTrialStatus status) {
    return Duration.between(Instant.parse(status.startTime()), Instant.now());
  }

  /** All that a training says of itself, to the last bit, but for the memory that it took. */
  private static List<Object> figures(AutoFTTrial trial) {
    var status = trial.getStatus();
    var metrics = new TreeMap<>(status.metrics());
    metrics.remove(TrialReport.PEAK_MEMORY);
    return List.of(
        status.state(),
        status.score(),
        metrics,
        status.tests(),
        Optional.ofNullable(status.resamples()));
  }

  private static String range(int from, int to) {
    return from > to ? "" : from == to ? "" + from : from + "-" + to;
  }

  private static void isOne(String name, Set<String> uids) {
    assertThat(uids).as(name).hasSize(1);
  }
}
