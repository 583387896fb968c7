package io.autoft.cluster.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.Findings.Standing;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Trials;
import io.autoft.trial.Cause;
import org.junit.jupiter.api.Test;

/** A study that has failed, and trials of it that have not ended. */
class AwaitedTrialsTest {

  @Test
  void thoseThatRunAreCounted() {
    assertThat(awaited(failing().running(1)))
        .isEqualTo(new Cause("TrialsUnfinished", "the page waits for a trial that has not ended"));
    assertThat(awaited(failing("3").running(1).running(2)))
        .isEqualTo(
            new Cause("TrialsUnfinished", "the page waits for 2 trials that have not ended"));
  }

  @Test
  void oneThatDoesNotEndByItselfIsNamedWithItsCause() {
    assertThat(awaited(failing().blocked(1, "PodNotCreated", "the Job gets no pod: forbidden")))
        .isEqualTo(
            new Cause(
                "PodNotCreated",
                "the page waits for a trial that has not ended; trial wildlife-0001: the Job gets no"
                    + " pod: forbidden; the page does not wait for a trial that is deleted"));
    assertThat(awaited(pending("Unschedulable", "0/3 nodes are available")).message())
        .contains("trial wildlife-0001: 0/3 nodes are available; ");
  }

  @Test
  void oneWhoseTurnComesIsNotToBeDeleted() {
    assertThat(awaited(pending("Queued", "the Job waits in the queue gpu until it is admitted")))
        .isEqualTo(
            new Cause(
                "Queued",
                "the page waits for a trial that has not ended; trial wildlife-0001: the Job waits in"
                    + " the queue gpu until it is admitted"));
  }

  private static PlannedStudy pending(String reason, String message) {
    return failing().set(1, t -> Trials.pending(t.spec(), reason, message));
  }

  private static PlannedStudy failing() {
    return failing("2");
  }

  /** The first of its trials has failed, which is one too many. */
  private static PlannedStudy failing(String parallelism) {
    var study =
        new PlannedStudy(
            STUDY.with("spec.budget.failedTrials", "0").with("spec.parallelism", parallelism));
    study.plan();
    return study.failed(0);
  }

  private static Cause awaited(PlannedStudy study) {
    study.plan();
    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
    return new AwaitedTrials(study.findings()).cause();
  }
}
