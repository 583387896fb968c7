package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Contract;
import io.autoft.contract.Metric;
import io.autoft.contract.Resamples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
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

    assertThat(mean).isCloseTo(0.5, within(0.01));
    assertThat(Spread.of(values)).isCloseTo(Math.sqrt(0.25 / N), within(0.005));
  }

  @Test
  void drawsOthersForAnotherStudy() {
    assertThat(resamples(0, 0).resampled()).isNotEqualTo(resamples(0, 1).resampled());
  }

  /** Another draw after an update would make the trials of a study that goes on no longer pairs. */
  @Test
  void drawsWhatItHasAlwaysDrawn() {
    var resamples = resamples(0, 20240110);

    assertThat(Arrays.copyOf(resamples.resampled(), 3))
        .containsExactly(139 / 300f, 155 / 300f, 151 / 300f);
    assertThat(Arrays.copyOf(resamples.leftOut(), 3))
        .containsExactly(0.5765766f, 0.4678899f, 0.5263158f);
  }

  @Test
  void takesTheWholeSetWhereNothingIsLeftOut() {
    var single = PredictionCases.of(new float[] {1, 0}, new int[] {0});

    var resamples = Bootstrap.of(Measure.of(Metric.Accuracy), single, 0);

    assertThat(resamples.resampled()).containsOnly(1f);
    assertThat(resamples.leftOut()).containsOnly(1f);
  }

  @Test
  void takesTheWholeSetWhereAResampleHasNoGroupThatCounts() {
    var predictions =
        PredictionCases.of(new int[3], new int[] {0, 1, 0}).inGroups(new int[] {0, 0, -1});

    var resamples = Bootstrap.of(Measure.of(Metric.WorstGroupAccuracy), predictions, 0);

    assertThat(resamples.resampled()).containsOnly(0f, 1 / 3f, 0.5f, 2 / 3f, 1f);
    assertThat(resamples.leftOut()).containsOnly(0f, 0.5f, 1f);
  }

  @Test
  void countsAnExampleAsOftenAsADrawNamesIt() {
    // The definition, draw by draw.
    var predictions = PredictionCases.random(40, 3, 1, 8);
    var random = new SplittableRandom(7 ^ (0x9E3779B97F4A7C15L * 40));
    var resamples = Bootstrap.of(Measure.of(Metric.Accuracy), predictions, 7);

    for (int r = 0; r < Contract.RESAMPLES; r++) {
      var drawn = random.ints(40, 0, 40).toArray();
      var seen = IntStream.of(drawn).boxed().collect(Collectors.toSet());
      assertThat((double) resamples.resampled()[r])
          .isCloseTo(IntStream.of(drawn).filter(predictions::right).count() / 40.0, within(1e-7));
      assertThat((double) resamples.leftOut()[r])
          .isCloseTo(
              IntStream.range(0, 40)
                  .filter(i -> !seen.contains(i))
                  .map(i -> predictions.right(i) ? 1 : 0)
                  .average()
                  .orElseThrow(),
              within(1e-7));
    }
  }

  @Test
  void drawsTheSameExamplesOfATestSetForEveryModelOfAStudy() {
    var even = onTest(0, 0, "outlined");
    var odd = onTest(1, 0, "outlined");

    assertThat(even).hasSize(48);
    for (int r = 0; r < 48; r++) {
      assertThat(even[r] + odd[r]).isCloseTo(1, within(1e-9));
    }
    double mean = Arrays.stream(even).average().orElseThrow();
    assertThat(mean).isCloseTo(0.5, within(0.02));
    double variance = Arrays.stream(even).map(v -> (v - mean) * (v - mean)).sum() / 47;
    assertThat(Math.sqrt(variance)).isCloseTo(Math.sqrt(0.25 / N), within(0.007));
  }

  @Test
  void drawsOthersForAnotherTestSetAndAnotherStudy() {
    assertThat(onTest(0, 0, "outlined"))
        .isNotEqualTo(onTest(0, 0, "inverted"))
        .isNotEqualTo(onTest(0, 1, "outlined"));
  }

  /** Another draw after an update would make the final trainings of a study no longer pairs. */
  @Test
  void drawsOfATestSetWhatItHasAlwaysDrawn() {
    assertThat(Arrays.copyOf(onTest(0, 20240110, "outlined"), 3))
        .containsExactly(137 / 300.0, 163 / 300.0, 159 / 300.0);
  }

  @Test
  void takesTheWholeTestSetWhereAResampleHasNoGroupThatCounts() {
    var predictions =
        PredictionCases.of(new int[3], new int[] {0, 1, 0}).inGroups(new int[] {0, 0, -1});

    var resampled =
        Bootstrap.ofTest(Measure.of(Metric.WorstGroupAccuracy), predictions, 0, "outlined");

    assertThat(resampled.values()).containsOnly(0, 1 / 3.0, 0.5, 2 / 3.0, 1);
  }

  private static double[] onTest(int rightParity, long studySeed, String testSet) {
    return Bootstrap.ofTest(
            Measure.of(Metric.Accuracy), predictions(rightParity), studySeed, testSet)
        .values();
  }

  private static Resamples resamples(int rightParity, long studySeed) {
    return Bootstrap.of(Measure.of(Metric.Accuracy), predictions(rightParity), studySeed);
  }

  private static Predictions predictions(int rightParity) {
    var labels = IntStream.range(0, N).map(i -> i % 2).toArray();
    var logits = new float[2 * N];
    for (int i = 0; i < N; i++) {
      logits[2 * i + rightParity] = 1;
    }
    return PredictionCases.of(logits, labels);
  }
}
