package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Contract;
import io.autoft.contract.Metric;
import io.autoft.contract.ResampledEstimates;
import io.autoft.result.TestTable.Parameters;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestTableTest {

  private static final double ERROR = 0.02;

  /** Two models that err together: the second is 0.03 worse on every resample. */
  private static final double[] TOGETHER =
      new Random(3).doubles(Contract.TEST_RESAMPLES, 0.46, 0.54).toArray();

  @Test
  void whatIsHardForBothCancels() {
    var table = table(model("AutoFT", "noisy", 0.5), model("FineTuning", "noisy", 0.47));

    var difference = table.difference(table.models().get(1), "noisy").orElseThrow();

    assertThat(difference.basis()).isEqualTo(ErrorBasis.Paired);
    assertThat(difference.value()).isEqualTo(0.03, within(1e-12));
    assertThat(difference.standardError())
        .as("no more than what the bytes round")
        .isLessThan(ERROR / 32);
  }

  @Test
  void withoutResamplesOfBothItIsUnpaired() {
    var plain = trained("FineTuning", new TestScore("noisy", 0.47, ERROR, 500, null, null));
    var table = table(model("AutoFT", "noisy", 0.5), plain);

    var difference = table.difference(plain, "noisy").orElseThrow();

    assertThat(difference.basis()).isEqualTo(ErrorBasis.Unpaired);
    assertThat(difference.standardError()).isEqualTo(Math.hypot(ERROR, ERROR), within(1e-12));
  }

  @Test
  void theTestInDistributionIsNotInTheMean() {
    var table =
        table(model("AutoFT", "in-distribution", 0.9), model("FineTuning", "in-distribution", 0.8));

    assertThat(table.tests()).containsExactly("in-distribution");
    assertThat(table.shifts()).isEmpty();
    assertThat(table.meanDifference(table.models().get(1))).isEmpty();
  }

  @Test
  void aTestThatOneModelLacksIsLeftOutOfTheMean() {
    var table = table(model("AutoFT", "noisy", 0.5), model("ZeroShot", "small", 0.4));

    assertThat(table.difference(table.models().get(1), "noisy")).isEmpty();
    assertThat(table.meanDifference(table.models().get(1))).isEmpty();
  }

  @Test
  void mixedParametersAreLookedAtWhereThereAreSome() {
    var mixed =
        trained(
            "AutoFT",
            new TestScore("noisy", 0.5, ERROR, 500, new TestEstimate(0.6, 0.01, null), null));

    assertThat(
            new TestTable(Metric.Accuracy, List.of(mixed), Parameters.MIXED).mean(mixed, "noisy"))
        .contains(SeedMean.of(List.of(new Estimate(0.6, 0.01, List.of()))));
    assertThat(
            new TestTable(Metric.Accuracy, List.of(mixed), Parameters.TUNED).mean(mixed, "noisy"))
        .contains(SeedMean.of(List.of(new Estimate(0.5, ERROR, List.of()))));
  }

  @Test
  void modelsAreComparedSeedBySeed() {
    var learned =
        new TrainedModel("AutoFT", List.of(training(1, plain(0.6)), training(2, plain(0.7))));
    var other =
        new TrainedModel(
            "FineTuning",
            List.of(training(2, plain(0.5)), training(3, plain(0.9)), training(1, plain(0.45))));

    var difference = table(learned, other).difference(other, "noisy").orElseThrow();

    assertThat(difference.bySeed().get(0)).isEqualTo(0.6 - 0.45, within(1e-15));
    assertThat(difference.bySeed().get(1)).isEqualTo(0.7 - 0.5, within(1e-15));
    assertThat(difference.bySeed()).hasSize(2);
  }

  @Test
  void whatIsNotTrainedIsTheSameWithEverySeed() {
    var learned =
        new TrainedModel("AutoFT", List.of(training(1, plain(0.6)), training(2, plain(0.7))));
    var zeroShot =
        new TrainedModel(
            "ZeroShot",
            List.of(
                Trials.tested(
                    TrialSpecs.of(9, TrialPurpose.FinalTraining, BaselineName.ZeroShot, Map.of()),
                    0.5,
                    List.of(plain(0.4)),
                    Optional.empty())));

    var difference = table(learned, zeroShot).difference(zeroShot, "noisy").orElseThrow();

    assertThat(difference.bySeed()).hasSize(2);
    assertThat(difference.value()).isEqualTo(0.25, within(1e-15));
  }

  @Test
  void withoutACommonSeedThereIsNothingToCompare() {
    var learned = new TrainedModel("AutoFT", List.of(training(1, plain(0.6))));
    var other = new TrainedModel("FineTuning", List.of(training(2, plain(0.5))));

    assertThat(table(learned, other).meanDifference(other)).isEmpty();
  }

  private static TestScore plain(double value) {
    return new TestScore("noisy", value, ERROR, 500, null, null);
  }

  private static TestTable table(TrainedModel... models) {
    return new TestTable(Metric.Accuracy, List.of(models), Parameters.TUNED);
  }

  private static TrainedModel model(String name, String test, double value) {
    var values = TOGETHER.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += value - 0.5;
    }
    var resamples = new ResampledEstimates(values).encode(value, ERROR);
    return trained(name, new TestScore(test, value, ERROR, 500, null, resamples));
  }

  private static TrainedModel trained(String name, TestScore score) {
    return new TrainedModel(name, List.of(training(8, score)));
  }

  private static TrialRecord training(int seed, TestScore score) {
    return Trials.tested(TrialSpecs.finalTraining(8, seed), 0.7, List.of(score), Optional.empty());
  }
}
