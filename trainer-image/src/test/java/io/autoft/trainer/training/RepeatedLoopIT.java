package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.InnerSteps;
import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.Repeats;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatedLoopIT {

  /** Also that of two stages, whose second one has a seed of its own. */
  @ParameterizedTest
  @EnumSource(names = {"FineTuning", "LPFT"})
  void isTheMeanOfTrialsThatHaveTheSeedsOfItsRepeats(TrainingMethod method) throws Exception {
    var once = config(method, 1, TrialConfigs.parameters().get("learningRate"));
    var single = new ArrayList<TrialReport>();
    for (int repeat = 0; repeat < 3; repeat++) {
      single.add(Trials.run(withSeed(once, Repeats.seed(once.seed(), repeat))));
    }

    var report = Trials.run(config(method, 3, TrialConfigs.parameters().get("learningRate")));

    assertThat(single).extracting(TrialReport::resamples).doesNotHaveDuplicates();
    assertThat(Trials.withoutSeconds(report))
        .isEqualTo(Trials.withoutSeconds(new MeanReport(single).report()));
    assertThat(report.steps()).isEqualTo(18);
    assertThat(report.seconds()).containsOnlyKeys("data", "evaluation", "model", "training");
  }

  @Test
  void endsWithTheFirstThatDiverges() throws Exception {
    var report = Trials.run(config(TrainingMethod.FineTuning, 20, 1e30));

    assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
    assertThat(report.steps()).isLessThanOrEqualTo(6);
  }

  private static TrialConfig config(TrainingMethod method, int repeats, double learningRate) {
    return TrialConfigs.inner(
        new TrainingConfig(Optional.of(2), 16, 1, 1, method, new InnerSteps(6, repeats)),
        TrialConfigs.parameters("learningRate", learningRate));
  }

  private static TrialConfig withSeed(TrialConfig config, long seed)
      throws InvalidDocumentException {
    return TrialConfig.parse(
        config.toJson().replace("\"seed\":" + config.seed(), "\"seed\":" + seed));
  }
}
