package io.autoft.study.confirmation;

import static io.autoft.study.confirmation.ConfirmationSimulation.mean;
import static io.autoft.study.confirmation.ConfirmationSimulation.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A few studies, always the same ones; operator/simulate runs thousands. */
class ConfirmationSimulationTest {

  private static final int STUDIES = 24;

  private static final List<SimulatedStudy> RAN =
      run(Noise.USUAL.with(new Noise.Objectives(40, 1.4, false)), STUDIES);

  @Test
  void fewIntervalsMissTheTruth() {
    assertThat(RAN.stream().filter(SimulatedStudy::scoreCovered).count())
        .isGreaterThanOrEqualTo(STUDIES - 3);
    assertThat(RAN.stream().filter(SimulatedStudy::differenceCovered).count())
        .isGreaterThanOrEqualTo(STUDIES - 3);
  }

  @Test
  void theCorrectedScoreIsLessBiasedThanTheMeanAndThatLessThanTheScoreOfTheSearch() {
    double raw = mean(RAN, SimulatedStudy::raw);
    double confirmed = mean(RAN, SimulatedStudy::confirmed);
    double corrected = mean(RAN, SimulatedStudy::corrected);

    assertThat(raw).isGreaterThan(0.01);
    assertThat(confirmed).isBetween(0.0, raw);
    assertThat(Math.abs(corrected)).isLessThan(confirmed);
  }

  @Test
  void intervalsAreNoWiderThanTheyHaveToBe() {
    assertThat(mean(RAN, SimulatedStudy::margin)).isBetween(0.02, 0.035);
  }
}
