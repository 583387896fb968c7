package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import io.autoft.study.phase.Stage;
import io.autoft.testing.Document;
import io.autoft.testing.Trials;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A study of two hours of GPUs, each trial of which holds two. */
class GpuBudgetTest {

  private static final Document TWO_HOURS =
      STUDY
          .with("spec.trainer.resources", "{limits: {nvidia.com/gpu: 2}}")
          .with("spec.budget", "{trials: 100, gpuHours: 2}");

  @Test
  void trialsThatRunAreCountedUpToNowAndEndWhenItIsSpent() {
    var study = new PlannedStudy(TWO_HOURS);
    study.plan();
    study.set(0, t -> Trials.used(Trials.scored(t.spec(), 0.5), 600, 1200));
    study.set(1, t -> Trials.used(Trials.scored(t.spec(), 0.6), 600, 1200));
    assertThat(study.plan()).containsExactly(2, 3);
    study.set(2, t -> Trials.running(t.spec(), study.now()));

    var plan = study.look();
    assertThat(plan.lookAgain())
        .as("4800 left, of which trial 2 has used 2 and takes 2 a second")
        .contains(Duration.ofSeconds(2399));
    study.after(2400);
    assertThat(study.set(3, t -> Trials.used(Trials.scored(t.spec(), 0.7), 0, 0)).plan()).isEmpty();
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);

    study.set(2, t -> Trials.used(Trials.scored(t.spec(), 0.8), 2410, 4820));
    assertThat(study.plan()).as("final trainings").containsExactly(4, 5);
    assertThat(study.spec(4).sourceTrial()).isEqualTo("wildlife-0002");
  }

  @Test
  void moreOfItExtendsAFinishedStudyWhateverItsFinalTrainingTook() {
    var study = new PlannedStudy(TWO_HOURS);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.5).plan();
    study.set(2, t -> Trials.used(Trials.scored(t.spec(), 0.7), 3600, 7200)).scored(3, 0.6).plan();
    study.set(4, t -> Trials.used(Trials.scored(t.spec(), 0.7), 36000, 72000)).scored(5, 0.6);
    study.plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);

    study.change("spec.budget.gpuHours", "2.5");
    assertThat(study.plan()).containsExactly(6, 7);
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
  }
}
