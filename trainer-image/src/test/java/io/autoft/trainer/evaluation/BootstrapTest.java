package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Contract;
import io.autoft.contract.Metric;
import io.autoft.contract.Resamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final int N = 300;

  @Test
  void drawsTheSameExamplesForEveryModelOfAStudy() {
    // Right where the label is even, and right where it is odd: what one gains the other loses.
    var even = resamples(0, 0);
    var odd = resamples(1, 0);

    for (int r = 0; r < Contract.RESAMPLES; r++) {
      assertThat(even.resampled()[r] + odd.resampled()[r]).isCloseTo(1f, within(1e-6f));
      assertThat(even.leftOut()[r] + odd.leftOut()[r]).isCloseTo(1f, within(1e-6f));
    }
  }

  @Test
  void spreadsAsTheStandardErrorSays() {
    var values = resamples(0, 0).resampled();
    assertThat(values).hasSize(200);
    double mean = IntStream.range(0, 200).mapToDouble(r -> values[r]).average().orElseThrow();
    double variance =
        IntStream.range(0, 200).mapToDouble(r -> Math.pow(values[r] - mean, 2)).sum() / 199;

    assertThat(mean).isCloseTo(0.5, within(0.01));
    assertThat(Math.sqrt(variance)).isCloseTo(Math.sqrt(0.25 / N), within(0.005));
  }

  @Test
  void drawsOthersForAnotherStudy() {
    assertThat(resamples(0, 0).resampled()).isNotEqualTo(resamples(0, 1).resampled());
  }

  @Test
  void leavesNothingOutOfASingleExample() {
    var single = Predictions.of(new float[] {1, 0}, new int[] {0});

    var resamples = Bootstrap.of(Measure.of(Metric.Accuracy), single, 0);

    assertThat(resamples.resampled()).containsOnly(1f);
    assertThat(resamples.leftOut()[0]).isNaN();
  }

  private static Resamples resamples(int rightParity, long studySeed) {
    var labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    var logits = new float[2 * N];
    for (int i = 0; i < N; i++) {
      logits[2 * i + rightParity] = 1;
    }
    return Bootstrap.of(Measure.of(Metric.Accuracy), Predictions.of(logits, labels), studySeed);
  }
}
