package io.autoft.study;

import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.study.phase.Stage;
import io.autoft.testing.Trials;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What there is to know of a study. */
class FindingsTest {

  @Test
  void ofEqualScoresTheEarlierWins() {
    var study = new PlannedStudy(STUDY);

    study.finish(spec -> 0.5);
    assertThat(study.result().trial()).isEqualTo("wildlife-0002");
    var baseline = study.findings().baseline().orElseThrow();
    assertThat(baseline.name()).isEqualTo("wildlife-0000");
    assertThat(baseline.spec().baseline()).isEqualTo(ZeroShot);
    assertThat(baseline.score()).hasValue(0.5);
    assertThat(baseline.result().orElseThrow().standardError()).hasValue(0.01);
    assertThat(study.findings().improvement()).hasValue(0.0);
  }

  @Test
  void aCrossEntropyIsMinimised() {
    var study = new PlannedStudy(STUDY.with("spec.objective.metric", "CrossEntropy"));

    study.finish(spec -> 2.0 - 0.125 * spec.number());
    var best = study.findings().best().orElseThrow();
    assertThat(best.name()).isEqualTo("wildlife-0007");
    assertThat(best.score()).hasValue(1.125);
    assertThat(study.findings().baseline().map(TrialRecord::name)).hasValue("wildlife-0001");
    assertThat(study.result().improvement()).isEqualTo(0.75);
    assertThat(study.findings().improvement()).hasValue(0.75);
  }

  @Test
  void aWorseResultHasANegativeImprovement() {
    var study = new PlannedStudy(STUDY);

    study.finish(spec -> spec.purpose() == Baseline ? 0.8 : 0.7);
    assertThat(study.findings().improvement().orElseThrow()).isEqualTo(-0.1, within(1e-12));
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
  }

  @Test
  void thereIsNoResultBeforeTheEnd() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);

    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    assertThat(study.findings().result()).isEmpty();
    study.finish();
    assertThat(study.findings().result()).contains(study.result());
  }

  @Test
  void aBlockedTrialIsAnObstacleUntilItRuns() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.blocked(0, "DataMissing", "no folder /mnt/claims/wildlife").scored(1, 0.6);

    assertThat(obstacle(study))
        .contains(new Cause("DataMissing", "trial wildlife-0000: no folder /mnt/claims/wildlife"));
    assertThat(obstacle(study.running(0))).isEmpty();
  }

  @Test
  void aTrialWithoutANodeIsAnObstacleOnlyWhenNothingRuns() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.running(0).set(1, t -> Trials.pending(t.spec(), "Unschedulable", "no GPU"));

    assertThat(obstacle(study)).isEmpty();
    assertThat(obstacle(study.scored(0, 0.5)))
        .contains(new Cause("Unschedulable", "trial wildlife-0001: no GPU"));
    assertThat(study.unfinished()).containsExactly(1, 2);
    assertThat(obstacle(study.running(2))).isEmpty();
  }

  @Test
  void aStudyOfWhichNothingRunsSaysWhatItWaitsForAndIsNotHeldUp() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.set(0, t -> Trials.pending(t.spec(), "Queued", "waits in the queue gpus"));
    study.set(1, t -> Trials.pending(t.spec(), "QuotaExceeded", "no room in the quota gpus"));

    assertThat(obstacle(study)).isEmpty();
    assertThat(study.findings().turn())
        .contains(new Cause("Queued", "trial wildlife-0000: waits in the queue gpus"));
    study.scored(0, 0.5).plan();
    assertThat(study.findings().turn())
        .contains(new Cause("QuotaExceeded", "trial wildlife-0001: no room in the quota gpus"));
    study.running(1).plan();
    assertThat(study.findings().turn()).isEmpty();
  }

  private static Optional<Cause> obstacle(PlannedStudy study) {
    study.plan();
    return study.findings().obstacle();
  }
}
