package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.ProgressLine;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the status of a trial keeps of its pods and its report. */
class ObservedStatusTest {

  @Test
  void aScoreIsStoredWithAllThatTheReportTells() {
    var status = search().withJob().pod(scored(0.81234567)).observe().status();

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(status.score()).isEqualTo(0.81234567);
    assertThat(status.scoreText()).isEqualTo("0.8123");
    assertThat(status.standardError()).isEqualTo(0.02);
    assertThat(status.metrics()).isEqualTo(Map.of("standardError", 0.02, "idValidation", 0.9));
    assertThat(status.resamples()).isEqualTo("AAAAAAAAAAA=");
    assertThat(status.tests())
        .containsExactly(
            new TestScore(
                "other-cameras", 0.5, 0.03, 300, new TestEstimate(0.625, 0.02, null), null));
    assertThat(status.ensemble())
        .isEqualTo(new EnsembleCurve(0.3, List.of(0.5, 0.75), List.of(0.25)));
    assertThat(status.parameterGroups())
        .containsExactly("stem", "block.0-11", "final", "head", "text");
    assertThat(status.attempts()).isEqualTo(1);
    assertThat(status.disruptions()).isZero();
    assertThat(status.pod()).isEqualTo("a");
    assertThat(status.startTime()).isEqualTo("2026-03-01T11:58:57Z");
    assertThat(status.completionTime()).isEqualTo("2026-03-01T11:59:59Z");
    assertThat(status.duration()).isEqualTo("1m2s");
    assertThat(status.node()).isEqualTo("node-1");
    assertThat(status.imageID()).isEqualTo("ghcr.io/autoft/trainer@sha256:ab");
    assertThat(status.logTail()).isNull();
    assertThat(status.conditions())
        .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
        .containsExactly(
            tuple("Complete", "True", "Scored"),
            tuple("Failed", "False", "NotFailed"),
            tuple("Blocked", "False", "NotBlocked"));
  }

  @Test
  void whatARunningTrainerSaysStandsUntilItSaysMoreOrAnotherPodRuns() {
    var runs = search().withJob().pod(running());
    var line = Optional.of(new ProgressLine("step 40/300, loss 0.9311", 40, 300));

    var seen = TrialObserver.observe(runs.facts().withProgress(line)).status();
    assertThat(seen.progress()).isEqualTo("step 40/300, loss 0.9311");

    var later = runs.facts();
    later.trial().setStatus(seen);
    assertThat(TrialObserver.observe(later).status().progress()).isEqualTo(seen.progress());

    var other = runs.pod(running()).facts();
    other.trial().setStatus(seen);
    assertThat(TrialObserver.observe(other).status().progress()).isNull();

    var ended = search().withJob().pod(scored(0.8)).facts();
    ended.trial().setStatus(seen);
    assertThat(TrialObserver.observe(ended).status().progress()).isNull();
  }

  @Test
  void aFailureKeepsTheEndOfTheLog() {
    var log = "x".repeat(3000) + "RuntimeError: boom";

    var status = search().withJob().pod(terminated(1, "Error", log)).jobFailed().observe().status();

    assertThat(status.logTail()).hasSize(2048).endsWith("xRuntimeError: boom");
    assertThat(status.score()).isNull();
  }

  @Test
  void whatIsKnownOfAPodStaysWhenItIsGone() {
    var status =
        search().withJob().pod(running()).observed().withoutPods().observed().trial().getStatus();

    assertThat(status.pod()).isEqualTo("a");
    assertThat(status.node()).isEqualTo("node-1");
    assertThat(status.startTime()).as("it does not run").isNull();
    assertThat(status.imageID()).isEqualTo("ghcr.io/autoft/trainer@sha256:ab");
  }

  @Test
  void observingTwiceChangesNothing() {
    Stream.of(
            PodVerdictTest.situations(),
            JobVerdictTest.situations(),
            TrialObserverTest.situations())
        .flatMap(situations -> situations)
        .map(arguments -> ((Situation) arguments.get()[1]).observed())
        .forEach(s -> assertThat(s.observe().status()).isEqualTo(s.trial().getStatus()));
  }
}
