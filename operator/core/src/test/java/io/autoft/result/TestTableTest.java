package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.Contract;
import io.autoft.contract.Metric;
import io.autoft.contract.ResampledEstimates;
import io.autoft.result.TestTable.Parameters;
import java.util.List;
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
    var plain =
        new FinalTrainingResult(
            "FineTuning",
            "wildlife-0009",
            0.7,
            List.of(new TestScore("noisy", 0.47, ERROR, 500, null, null)),
            null,
            null);
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
        new FinalTrainingResult(
            "AutoFT",
            "wildlife-0008",
            0.7,
            List.of(
                new TestScore("noisy", 0.5, ERROR, 500, new TestEstimate(0.6, 0.01, null), null)),
            0.5,
            null);

    assertThat(
            new TestTable(Metric.Accuracy, List.of(mixed), Parameters.MIXED)
                .estimate(mixed, "noisy"))
        .contains(new Estimate(0.6, 0.01, List.of()));
    assertThat(
            new TestTable(Metric.Accuracy, List.of(mixed), Parameters.TUNED)
                .estimate(mixed, "noisy"))
        .contains(new Estimate(0.5, ERROR, List.of()));
  }

  private static TestTable table(FinalTrainingResult... models) {
    return new TestTable(Metric.Accuracy, List.of(models), Parameters.TUNED);
  }

  private static FinalTrainingResult model(String name, String test, double value) {
    var values = TOGETHER.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += value - 0.5;
    }
    var resamples = new ResampledEstimates(values).encode(value, ERROR);
    return new FinalTrainingResult(
        name,
        "wildlife-0008",
        0.7,
        List.of(new TestScore(test, value, ERROR, 500, null, resamples)),
        null,
        null);
  }
}
