package io.autoft.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that wait, and what is created beside them; two run at a time. */
class BacklogTest {

  private final PlannedStudy study = new PlannedStudy(STUDY);

  @ParameterizedTest
  @ValueSource(strings = {"QuotaExceeded", "AtCapacity"})
  void nothingIsAddedBehindATrialThatWaitsForItsTurn(String reason) {
    study.plan();
    wait(0, reason);
    study.scored(1, 0.6);

    assertThat(study.plan()).isEmpty();
    study.running(0);
    assertThat(study.plan()).containsExactly(2);
  }

  @Test
  void aQueueGetsAllTrialsThatMayRunAtATime() {
    study.plan();
    wait(0, "Queued");
    study.scored(1, 0.6);

    assertThat(study.plan()).containsExactly(2);
  }

  @Test
  void nothingIsAddedBesideAsManyTrialsWithoutANodeAsTheOperatorAllows() {
    study.change("spec.parallelism", "3").plan();
    wait(0, "Unschedulable");
    wait(1, "Unschedulable");
    study.scored(2, 0.6);

    assertThat(study.withUnschedulableAtMost(2).plan()).isEmpty();
    assertThat(study.withUnschedulableAtMost(3).plan()).containsExactly(3);
    study.scored(3, 0.6);
    assertThat(study.withUnschedulableAtMost(0).plan()).as("any number").containsExactly(4);
  }

  private void wait(int number, String reason) {
    study.set(number, t -> Trials.pending(t.spec(), reason, "not now"));
  }
}
