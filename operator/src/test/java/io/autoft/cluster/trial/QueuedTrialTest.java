package io.autoft.cluster.trial;

import static io.autoft.cluster.trial.Situation.counts;
import static io.autoft.cluster.trial.Situation.decisive;
import static io.autoft.cluster.trial.Situation.running;
import static io.autoft.cluster.trial.Situation.scored;
import static io.autoft.cluster.trial.Situation.search;
import static io.autoft.cluster.trial.Situation.terminated;
import static io.autoft.cluster.trial.Situation.unscheduled;
import static io.autoft.cluster.trial.TrialObservation.JobAction.DELETE;
import static io.autoft.cluster.trial.TrialObservation.JobAction.KEEP;
import static io.autoft.status.TrialState.Pending;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cluster.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

/** Trials whose Jobs a queue admits, and takes back. */
class QueuedTrialTest {

  private static final String A_MONTH_LATER = "2026-04-01T12:00:00Z";
  private static final String IMAGE = "spec.trainer.image";
  private static final String OTHER_IMAGE = "ghcr.io/autoft/trainer:0.2.0";
  private static final String QUEUE = "spec.trainer.queueName";

  private static final Situation QUEUED = search().study(QUEUE, "gpus").withJob();
  private static final Situation ADMITTED = QUEUED.jobChanged(QueuedTrialTest::resumed);

  @Test
  void waitsHoweverLongAndSaysWhere() {
    QUEUED.at(A_MONTH_LATER).isObservedAs(Pending, "Queued", KEEP, "");

    assertThat(decisive(QUEUED.observe()).getMessage())
        .isEqualTo("the Job waits in the queue gpus until it is admitted");
  }

  /** An operator that renders another pod must not send all Jobs to the end of their queue. */
  @Test
  void keepsItsPlaceThoughAnotherPodWouldBeRendered() {
    QUEUED.study(IMAGE, OTHER_IMAGE).isObservedAs(Pending, "Queued", KEEP, "");
    ADMITTED.study(IMAGE, OTHER_IMAGE).pod(p -> p).isObservedAs(Pending, "Pending", KEEP, "");
  }

  @Test
  void isReplacedWhereSomethingHoldsItUpOnceItIsAdmitted() {
    var held = ADMITTED.pod(unscheduled("Unschedulable", "no GPU"));

    assertThat(held.observe().action()).isEqualTo(KEEP);
    assertThat(held.study(IMAGE, OTHER_IMAGE).observe().action()).isEqualTo(DELETE);
  }

  @Test
  void movesToAnotherQueueOrToNone() {
    QUEUED.study(QUEUE, "others").isObservedAs(Pending, "Queued", DELETE, "");
    QUEUED.study(QUEUE, "null").isObservedAs(Pending, "Queued", DELETE, "");
    assertThat(ADMITTED.study(QUEUE, "others").pod(running()).observe().action()).isEqualTo(KEEP);
  }

  @Test
  void staysInAQueueThatTheStudyDoesNotName() {
    var byDefault =
        search()
            .withJob()
            .jobChanged(
                j ->
                    j.editMetadata()
                        .addToLabels(Labels.QUEUE, "default")
                        .endMetadata()
                        .editSpec()
                        .withSuspend(true)
                        .endSpec());

    byDefault.isObservedAs(Pending, "Queued", KEEP, "");
    byDefault.study(IMAGE, OTHER_IMAGE).isObservedAs(Pending, "Queued", KEEP, "");
    byDefault.study(QUEUE, "gpus").isObservedAs(Pending, "Queued", DELETE, "");
  }

  @Test
  void aJobThatIsTakenBackIsADisruptionAndTheTrialGoesOn() {
    var ran = ADMITTED.pod(running()).observed();
    var taken = ran.jobChanged(QueuedTrialTest::suspended).withoutPods().observed();

    assertThat(taken.trial().getStatus().state()).isEqualTo("Pending");
    assertThat(counts(taken)).isEqualTo("1 attempts, 1 disruptions");
    taken.at(A_MONTH_LATER).isObservedAs(Pending, "Queued", KEEP, "");

    var again =
        taken
            .jobChanged(QueuedTrialTest::resumed)
            .pod(p -> running().apply(p.editMetadata().withName("b").endMetadata()))
            .observed();
    assertThat(counts(again)).isEqualTo("2 attempts, 1 disruptions");
    assertThat(again.podChanged(scored(0.75)).observe().status().score()).isEqualTo(0.75);
  }

  /** Its pod stays for a moment, and its run ends with it, however long the queue is. */
  @Test
  void aJobWhosePodIsSeenToEndIsCountedOnceAndWithoutItsWait() {
    var ran = ADMITTED.pod(running()).observed();
    var ended = ran.jobChanged(QueuedTrialTest::suspended).podChanged(terminated(143, null));
    assertThat(ended.observe().status().state()).isEqualTo("Pending");

    var waits = ended.observed().withoutPods().observed();
    assertThat(counts(waits)).isEqualTo("1 attempts, 1 disruptions");
    var again =
        waits
            .at(A_MONTH_LATER)
            .observed()
            .jobChanged(QueuedTrialTest::resumed)
            .pod(p -> running().apply(p.editMetadata().withName("b").endMetadata()))
            .observed();
    assertThat(counts(again)).isEqualTo("2 attempts, 1 disruptions");
    assertThat(again.trial().getStatus().runningSeconds()).isBetween(60.0, 90.0);
  }

  @Test
  void aScoreStandsThoughTheJobIsTakenBack() {
    var scored = ADMITTED.pod(running()).observed().podChanged(scored(0.75));

    assertThat(scored.jobChanged(QueuedTrialTest::suspended).observe().status().score())
        .isEqualTo(0.75);
  }

  private static JobBuilder resumed(JobBuilder job) {
    return job.editSpec()
        .withSuspend(false)
        .endSpec()
        .withNewStatus()
        .withStartTime("2026-03-01T11:59:58Z")
        .endStatus();
  }

  private static JobBuilder suspended(JobBuilder job) {
    return job.editSpec().withSuspend(true).endSpec().withNewStatus().endStatus();
  }
}
