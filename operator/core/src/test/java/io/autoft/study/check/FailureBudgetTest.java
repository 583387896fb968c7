package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.Findings.Standing;
import io.autoft.study.PlannedStudy;
import io.autoft.study.phase.Stage;
import io.autoft.trial.Cause;
import org.junit.jupiter.api.Test;

class FailureBudgetTest {

  @Test
  void tooManyFailuresFailTheStudyAndNothingIsTrained() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.failed(2).failed(3).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);

    study.failed(4);
    assertThat(study.plan()).isEmpty();
    assertThat(study.findings().stage()).isEqualTo(Stage.Failed);
    assertThat(study.findings().standing()).isEqualTo(Standing.ENDED);
    assertThat(study.findings().cause())
        .isEqualTo(
            new Cause(
                "TooManyFailures",
                "3 trials failed, budget.failedTrials allows 2; the last, wildlife-0004:"
                    + " TrainerError: boom"));

    study.change("spec.budget.failedTrials", "3");
    assertThat(study.plan()).as("a larger allowance lets it go on").containsExactly(6);
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
  }

  @Test
  void aDivergenceIsNoFailure() {
    var study = new PlannedStudy(STUDY.with("spec.budget.failedTrials", "0"));
    study.plan();

    study.diverged(0).diverged(1).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Searching);
  }
}
