package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.PlannedStudy;
import io.autoft.trial.Cause;
import org.junit.jupiter.api.Test;

class ScoredSearchIsFixedTest {

  @Test
  void aChangeAfterTheFirstScoreIsRefusedUntilItIsTakenBack() {
    var study = new PlannedStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).plan();
    study.change("spec.search.seed", "8");

    assertThat(study.plan()).isEmpty();
    assertThat(study.look().remove()).isEmpty();
    assertThat(study.complaint())
        .isEqualTo(
            new Cause(
                "SpecChanged",
                "trial wildlife-0000 has a score for another model, data, objective or search;"
                    + " change them back or make a study with another name"));

    study.scored(1, 0.6).change("spec.search.seed", "7");
    assertThat(study.plan()).containsExactly(3);
  }
}
