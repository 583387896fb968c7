package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.decisive;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.pastDeadline;
import static io.autoft.cluster.trial.Situation.reason;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.TrialObservation.JobAction.CREATE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static io.autoft.contract.Reason.DataMissing;
import static io.autoft.contract.Reason.TrainerError;
import static io.autoft.status.TrialState.Blocked;
import static io.autoft.status.TrialState.Pending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.status.TrialState;
import io.autoft.trial.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done for a trial before it has a Job, while it is blocked, and after its end. */
class TrialObserverTest {

  /** After the Job was created. */
  private static final String SECONDS_LATER = "2026-03-01T11:50:09Z";

  /** Situation, outcome and its reason, what is done with the Job, and when to look again. */
  static Stream<Arguments> situations() {
    return Stream.of(
        arguments("no Job yet", search(), Pending, "Pending", CREATE, ""),
        arguments("the study is gone", search().withoutStudy(), Pending, "Pending", KEEP, ""),
        arguments(
            "the template is none any more",
            search().study("spec.trainer.template", "{spec: {containers: 5}}"),
            Pending,
            "Pending",
            KEEP,
            ""),
        arguments(
            "a Job of a former trial of this name",
            search().withJob().jobOwnedBy("AutoFTTrial", "former-uid"),
            Pending,
            "Pending",
            DELETE,
            ""),
        arguments(
            "a Job of somebody else",
            search().withJob().jobOwnedBy("CronJob", "cron-uid"),
            Blocked,
            "NameConflict",
            KEEP,
            "PT20S"),
        arguments(
            "a Job of nobody",
            search()
                .withJob()
                .jobChanged(j -> j.editMetadata().withOwnerReferences().endMetadata()),
            Blocked,
            "NameConflict",
            KEEP,
            "PT20S"),
        arguments(
            "a pod of a former Job still runs",
            search().withJob("former").pod(running()).withoutJob(),
            Pending,
            "Pending",
            KEEP,
            "PT5S"),
        arguments(
            "a pod of a former Job has ended",
            search().withJob("former").pod(terminated(70, "boom")).withoutJob(),
            Pending,
            "Pending",
            CREATE,
            ""),
        arguments(
            "a score in a pod of a former Job",
            search().withJob("former").pod(scored(0.8)).withJob("present").at(SECONDS_LATER),
            Pending,
            "Pending",
            KEEP,
            "PT20S"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void followsFromTheSituation(
      String sentence,
      Situation situation,
      TrialState state,
      String reason,
      JobAction action,
      String lookAgain) {
    situation.isObservedAs(state, reason, action, lookAgain);
  }

  @Test
  void aJobThatTheApiServerRefusesBlocksTheTrialAndIsTriedAgain() {
    var observation = TrialObserver.refused(search().facts(), "denied by the policy team");

    assertThat(observation.status().state()).isEqualTo("Blocked");
    assertThat(reason(observation)).isEqualTo("JobRefused");
    assertThat(decisive(observation).getMessage())
        .isEqualTo("the API server refuses the Job: denied by the policy team");
    assertThat(observation.action()).isEqualTo(KEEP);
    assertThat(observation.lookAgain()).contains(Duration.ofSeconds(20));
  }

  @Test
  void aRefusalNamesTheFieldsOfTheStudy() {
    var observation =
        TrialObserver.refused(
            search().facts(), "unknown field \"spec.template.spec.nodeSelectors\"");

    assertThat(decisive(observation).getMessage())
        .endsWith("unknown field \"trainer.template.spec.nodeSelectors\"");
  }

  @ParameterizedTest(name = "after attempt {0} the next comes in {1}")
  @CsvSource({
    "1, PT20S",
    "2, PT40S",
    "3, PT80S",
    "4, PT160S",
    "5, PT320S",
    "6, PT10M",
    "7, PT10M",
    "60, PT10M"
  })
  void aBlockedTrialIsTriedAgainAtGrowingIntervals(int attempt, Duration interval) {
    var situation = search();
    for (int i = 1; i < attempt; i++) {
      situation = afterABlockedAttempt(situation, "job-" + i);
    }
    situation =
        situation.withJob("job-" + attempt).pod(failedWith(DataMissing, "empty")).jobFailed();

    var ended = Instant.parse("2026-03-01T11:59:59Z");
    var before = situation.at(ended.plus(interval).minusSeconds(1).toString()).observe();
    var due = situation.at(ended.plus(interval).toString()).observe();
    assertThat(before.status().attempts()).isEqualTo(attempt);
    assertThat(before.action()).isEqualTo(KEEP);
    assertThat(before.lookAgain()).contains(Duration.ofSeconds(1));
    assertThat(due.action()).isEqualTo(DELETE);
    assertThat(due.status().disruptions()).isZero();
  }

  @Test
  void aBlockedTrialStaysBlockedWhileItIsTriedAgainUntilTheTrainerRuns() {
    var blocked = afterABlockedAttempt(search(), "job-1");

    var created = blocked.observe();
    assertThat(created.status().state()).isEqualTo("Blocked");
    assertThat(created.action()).isEqualTo(CREATE);
    assertThat(reason(created)).isEqualTo("DataMissing");

    var started = blocked.withJob("job-2").pod(p -> p).observed();
    assertThat(started.trial().getStatus().state()).isEqualTo("Blocked");

    var runs = started.podChanged(running()).observed();
    assertThat(runs.trial().getStatus().state()).isEqualTo("Running");
    assertThat(runs.trial().getStatus().disruptions()).isZero();
    assertThat(TrialRecords.of(runs.trial()).outcome()).isInstanceOf(TrialOutcome.Running.class);
  }

  @Test
  void aCauseThatTheTrialHasGotPastIsGone() {
    var created = blocked(TrialObserver.refused(search().facts(), "denied")).withJob();
    assertThat(created.at(SECONDS_LATER).observe().status().state()).isEqualTo("Pending");

    var inTheWay = search().withJob().jobOwnedBy("CronJob", "cron-uid").observed();
    assertThat(inTheWay.withoutJob().observe().status().state()).isEqualTo("Blocked");
    assertThat(inTheWay.withJob().at(SECONDS_LATER).observe().status().state())
        .isEqualTo("Pending");

    var withoutPod = search().withJob().observed();
    assertThat(withoutPod.trial().getStatus().state()).isEqualTo("Blocked");
    assertThat(reason(withoutPod.pod(unscheduled("Unschedulable", "no GPU")).observe()))
        .isEqualTo("Unschedulable");
  }

  private static Situation blocked(TrialObservation observation) {
    var trial = search().trial();
    trial.setStatus(observation.status());
    return new Situation(trial, search().study(), Optional.empty(), List.of(), Situation.NOW);
  }

  @Test
  void theJobOfAFinishedTrialIsKeptForAWhile() {
    var scored =
        search().withJob().pod(scored(0.8)).jobCondition("Complete", null, null).observed();

    var kept = scored.at("2026-03-01T12:00:58Z").observe();
    assertThat(kept.action()).isEqualTo(KEEP);
    assertThat(kept.lookAgain()).contains(Duration.ofSeconds(1));
    assertThat(kept.status()).isEqualTo(scored.trial().getStatus());

    var due = scored.at("2026-03-01T12:00:59Z").observe();
    assertThat(due.action()).isEqualTo(DELETE);
    assertThat(due.lookAgain()).as("that the Job is gone is an event").isEmpty();
    assertThat(
            scored
                .study("spec.trainer.keepFinishedSeconds", "3600")
                .at("2026-03-01T12:00:59Z")
                .observe()
                .action())
        .isEqualTo(KEEP);
  }

  @Test
  void aFinishedTrialStandsWhateverBecomesOfItsJob() {
    var scored = search().withJob().pod(scored(0.8)).observed();
    var status = scored.trial().getStatus();

    var collected = scored.withoutPods().withoutJob().observe();
    assertThat(collected.status()).isEqualTo(status);
    assertThat(collected.action()).isEqualTo(KEEP);
    assertThat(collected.lookAgain()).isEmpty();

    var foreign = scored.jobOwnedBy("CronJob", "u").at("2026-03-02T12:00:00Z").observe();
    assertThat(foreign.status()).isEqualTo(status);
    assertThat(foreign.action()).isEqualTo(KEEP);

    var rewritten = scored.podChanged(failedWith(TrainerError, "boom")).jobFailed().observe();
    assertThat(rewritten.status()).isEqualTo(status);
  }

  @Test
  void theJobOfAFailedTrialThatWouldGoOnIsRemovedEvenIfTheFirstTryToRemoveItWasLost() {
    var failed = search().withJob().pod(running()).podChanged(pastDeadline()).observed();

    assertThat(failed.observe().action()).isEqualTo(DELETE);
    assertThat(failed.jobFailed().observe().action()).isEqualTo(KEEP);
  }

  private static Situation afterABlockedAttempt(Situation before, String job) {
    var blocked = before.withJob(job).pod(failedWith(DataMissing, "empty")).jobFailed();
    blocked = blocked.podChanged(p -> p.editMetadata().withName("pod-of-" + job).endMetadata());
    return blocked.observed().withoutPods().withoutJob();
  }
}
