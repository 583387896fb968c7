package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingConfigTest {

  /** One of 70 steps would otherwise never leave a warm-up that suits thousands. */
  @ParameterizedTest(name = "of {0} steps {1}")
  @CsvSource({"0, 0", "9, 0", "70, 7", "4999, 499", "100000, 500"})
  void warmupIsAShareOfTheStepsUnlessItIsGiven(int steps, int warmup) {
    assertThat(training(Optional.empty()).warmupSteps(steps)).isEqualTo(warmup);
    assertThat(training(Optional.of(300)).warmupSteps(steps)).isEqualTo(300);
  }

  @Test
  void warmupMayBeLeftOutOfTheDocument() throws Exception {
    var json = Golden.text("trial-final.json").replaceFirst("\"warmupSteps\": *\\d+,", "");

    assertThat(TrialConfig.parse(json).training().warmupSteps()).isEmpty();
    assertThat(TrialConfig.parse(json).toJson()).doesNotContain("warmupSteps");
  }

  private static TrainingConfig training(Optional<Integer> warmup) {
    return new TrainingConfig(warmup, 16, 1, 1, TrainingMethod.FineTuning, new InnerSteps(10));
  }
}
