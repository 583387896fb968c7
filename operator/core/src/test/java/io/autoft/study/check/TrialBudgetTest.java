package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import org.junit.jupiter.api.Test;

class TrialBudgetTest {

  @Test
  void aBudgetBelowWhatIsDoneEndsTheSearch() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.6).plan();
    study.scored(2, 0.7).scored(3, 0.8).plan();

    study.change("spec.budget.trials", "1");
    assertThat(study.plan()).isEmpty();
    study.scored(4, 0.75).scored(5, 0.7);
    assertThat(study.plan()).containsExactly(6, 7);
    assertThat(study.spec(6).sourceTrial()).isEqualTo("wildlife-0003");
  }
}
