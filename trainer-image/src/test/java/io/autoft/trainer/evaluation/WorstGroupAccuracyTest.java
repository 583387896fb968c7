package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorstGroupAccuracyTest {

  private static final Measure MEASURE = new WorstGroupAccuracy();

  @Test
  void isTheLowestOverTheGroupsThatOccur() {
    // Group 0: 2 of 3, group 2: 1 of 2, no example in group 1.
    var predictions = sixths(0, 0, 0, 2, 2, -1);

    assertThat(MEASURE.value(predictions)).isEqualTo(0.5);
    assertThat(MEASURE.standardError(predictions)).isCloseTo(Math.sqrt(0.25), within(1e-15));
  }

  @Test
  void looksAwayFromGroupsThatAreIgnored() {
    assertThat(MEASURE.value(sixths(0, 0, 0, 0, 0, -1))).isEqualTo(0.6);
    assertThat(MEASURE.value(sixths(0, 0, 0, 0, 0, 1))).isZero();
  }

  /** A third of the resamples do without the only example of the group that is the worst. */
  @Test
  void isNotSureOfAGroupOfOneExample() {
    var predictions = sixths(0, 0, 0, 0, 0, 1);
    var resampled = Bootstrap.ofTest(MEASURE, predictions, 7, "test");

    assertThat(MEASURE.standardError(predictions)).isZero();
    assertThat(MEASURE.standardError(predictions, resampled)).isBetween(0.15, 0.45);
    var accuracy = Measure.of(Metric.Accuracy);
    assertThat(accuracy.standardError(predictions, resampled))
        .isEqualTo(accuracy.standardError(predictions));
  }

  @Test
  void hasNoValueWithoutGroupsThatCount() {
    var ungrouped = PredictionCases.of(new int[] {0}, new int[] {0});

    assertThat(MEASURE.value(ungrouped)).isNaN();
    assertThat(MEASURE.value(sixths(-1, -1, -1, -1, -1, -1))).isNaN();
    assertThat(MEASURE.standardError(ungrouped)).isZero();
  }

  @Test
  void looksAtTheGroupsOfAResample() {
    var predictions = sixths(0, 0, 0, 2, 2, 1);

    assertThat(MEASURE.value(predictions, new int[] {3, 0, 1, 2, 0, 0})).isEqualTo(0.75);
  }

  @Test
  void isWhatCountingByHandGives() {
    for (int seed = 0; seed < 20; seed++) {
      var p = PredictionCases.random(90, 4, 6, seed);
      var groups = p.groups().orElseThrow();
      double lowest =
          IntStream.of(groups)
              .distinct()
              .mapToDouble(
                  g ->
                      IntStream.range(0, 90)
                          .filter(i -> groups[i] == g)
                          .map(i -> p.labels()[i] == p.predicted()[i] ? 1 : 0)
                          .average()
                          .orElseThrow())
              .min()
              .orElseThrow();

      assertThat(MEASURE.value(p)).isCloseTo(lowest, within(1e-15));
    }
  }

  @Test
  void spreadsOverResamplesAsItsErrorSaysWhereOneGroupIsByFarTheWorst() {
    int n = 2000;
    var labels = new int[n];
    // Group 0 is right in every other case, group 1 always.
    var predicted = IntStream.range(0, n).map(i -> i % 4 == 0 ? 1 : 0).toArray();
    var p =
        PredictionCases.of(labels, predicted)
            .inGroups(IntStream.range(0, n).map(i -> i % 2).toArray());

    assertThat(MEASURE.value(p)).isEqualTo(0.5);
    assertThat(MEASURE.standardError(p)).isCloseTo(Math.sqrt(0.25 / 999), within(1e-12));
    assertThat(Spread.of(Bootstrap.of(MEASURE, p, 0).resampled()))
        .isCloseTo(MEASURE.standardError(p), within(0.002));
  }

  /** Six examples, of which the third, the fifth and the sixth are not recognised. */
  private static Predictions sixths(int... groups) {
    return PredictionCases.of(new int[6], new int[] {0, 0, 1, 0, 1, 1}).inGroups(groups);
  }
}
