package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.counts;
import static io.autoft.cluster.trial.Situation.failedWith;
import static io.autoft.cluster.trial.Situation.pastDeadline;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.Situation.waiting;
import static io.autoft.cluster.trial.TrialObservation.JobAction.CREATE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.trial.TrialObservation.JobAction;
import io.autoft.contract.Reason;
import io.autoft.status.TrialState;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialUsage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trials whose study is suspended with the policy Stop, and resumed. */
class StoppedTrialTest {

  private static final String A_MONTH_LATER = "2026-04-01T12:00:00Z";

  /** Situation, state, reason, and what is done with the Job. */
  static Stream<Arguments> situations() {
    return Stream.of(
        arguments("no Job yet", search(), "Pending", "Suspended", KEEP),
        arguments("a Job without a pod", search().withJob(), "Pending", "Suspended", DELETE),
        arguments("it runs", search().withJob().pod(running()), "Pending", "Suspended", DELETE),
        arguments(
            "it has waited for a node too long",
            search().withJob().pod(unscheduled("Unschedulable", "no GPU")).at(A_MONTH_LATER),
            "Pending",
            "Suspended",
            DELETE),
        arguments(
            "its image cannot be pulled",
            search().withJob().pod(waiting("ErrImagePull", "not found")).observed(),
            "Pending",
            "Suspended",
            DELETE),
        arguments(
            "the pod ran past its deadline",
            search().withJob().pod(running()).podChanged(pastDeadline()),
            "Pending",
            "Suspended",
            DELETE),
        arguments("it has a score", search().withJob().pod(scored(0.8)), "Scored", "Scored", KEEP),
        arguments(
            "a score comes when the Job is gone",
            search().withJob().pod(running()).observed().podChanged(scored(0.8)).withoutJob(),
            "Scored",
            "Scored",
            KEEP),
        arguments(
            "it had failed by itself",
            search().withJob().pod(failedWith(Reason.TrainerError, "boom")).jobFailed(),
            "Failed",
            "TrainerError",
            KEEP),
        arguments(
            "a Job of somebody else",
            search().withJob().jobOwnedBy("CronJob", "cron-uid"),
            "Pending",
            "Suspended",
            KEEP),
        arguments(
            "a final training",
            Situation.of(TrialSpecs.of(8, TrialPurpose.FinalTraining, null, TrialSpecs.PARAMETERS))
                .withJob()
                .pod(running()),
            "Pending",
            "Suspended",
            DELETE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void isEndedAndWaits(
      String sentence, Situation situation, String state, String reason, JobAction action) {
    stop(situation).isObservedAs(TrialState.valueOf(state), reason, action, "");
  }

  /** Such a study is {@code SpecChanged}, and can be changed back. */
  @Test
  void soIsOneWhoseStudyIsNotWhatItWasProposedForAnyMore() {
    var known = stop(search().withJob().pod(running())).facts();
    var changed =
        new TrialFacts(
            known.trial(),
            Optional.empty(),
            known.isStopped(),
            known.job(),
            known.pods(),
            known.warning(),
            known.progress(),
            known.siblingRuns(),
            known.policy(),
            known.now());

    var observation = TrialObserver.observe(changed);
    assertThat(observation.action()).isEqualTo(DELETE);
    assertThat(Situation.reason(observation)).isEqualTo("Suspended");
  }

  @Test
  void withThePolicyDrainItGoesOn() {
    var runs = search().study("spec.suspend", "true").withJob().pod(running()).observe();

    assertThat(runs.status().state()).isEqualTo("Running");
    assertThat(runs.action()).isEqualTo(KEEP);
  }

  @Test
  void aMonthLaterItRunsAnewAndHasNeitherFailedNorBeenDisrupted() {
    var twoGpus = search().study("spec.trainer.resources", "{limits: {nvidia.com/gpu: 2}}");
    var stopped = stop(twoGpus.withJob().pod(running()).observed()).observed();
    assertThat(usage(stopped)).as("it ran for 90 seconds").isEqualTo(new TrialUsage(1, 0, 90, 180));

    var waits = stopped.podChanged(terminated(143, null)).observed().withoutJob().observed();
    waits = waits.withoutPods().at(A_MONTH_LATER).observed();
    assertThat(waits.observe().action()).isEqualTo(KEEP);
    assertThat(usage(waits)).as("counted once").isEqualTo(usage(stopped));

    var resumed = resume(waits);
    assertThat(resumed.observe().action()).isEqualTo(CREATE);
    var runs = resumed.observed().withJob("job-2").pod(running());
    runs = runs.podChanged(p -> p.editMetadata().withName("another").endMetadata()).observed();
    assertThat(runs.trial().getStatus().state()).isEqualTo("Running");
    assertThat(counts(runs)).isEqualTo("2 attempts, 0 disruptions");
    assertThat(usage(runs).gpuSeconds()).isEqualTo(180);
    assertThat(runs.trial().getSpec()).isEqualTo(TrialSpecs.search());
  }

  @Test
  void itIsNotStartedWhileTheOneThatWasStoppedIsStillThere() {
    var stopped = stop(search().withJob().pod(running()).observed()).observed().withoutJob();

    var resumed = resume(stopped).observed();
    assertThat(resumed.observe().action()).isEqualTo(KEEP);
    var gone = resumed.withoutPods();
    assertThat(gone.observe().action()).isEqualTo(CREATE);
    assertThat(usage(gone.at(A_MONTH_LATER).observed())).isEqualTo(usage(stopped));
  }

  @Test
  void aScoreThatComesAfterTheStopIsKeptAndItsTimeNotCountedTwice() {
    var stopped = stop(search().withJob().pod(running()).observed()).observed();

    var reports = stopped.podChanged(scored(0.8));
    for (var scored : List.of(reports.observed(), reports.withoutJob().observed())) {
      assertThat(scored.trial().getStatus().score()).isEqualTo(0.8);
      assertThat(usage(scored)).isEqualTo(usage(stopped));
      assertThat(scored.trial().getStatus().startTime()).isEqualTo("2026-03-01T11:58:57Z");
      assertThat(scored.trial().getStatus().completionTime()).isEqualTo("2026-03-01T11:59:59Z");
      assertThat(scored.trial().getStatus().duration()).isEqualTo("1m2s");
    }
  }

  @Test
  void theWaitOfABlockedTrialIsNoRun() {
    var blocked =
        search().withJob().pod(failedWith(Reason.DataMissing, "empty")).jobFailed().observed();

    var stopped = stop(blocked.withoutPods().withoutJob().at(A_MONTH_LATER)).observed();
    assertThat(stopped.trial().getStatus().state()).isEqualTo("Pending");
    assertThat(usage(stopped).seconds()).isZero();
  }

  private static Situation stop(Situation situation) {
    return situation.study("spec.suspend", "true").study("spec.suspendPolicy", "Stop");
  }

  private static Situation resume(Situation situation) {
    return situation.study("spec.suspend", "false");
  }

  private static TrialUsage usage(Situation situation) {
    return TrialRecords.of(situation.trial()).usage();
  }
}
