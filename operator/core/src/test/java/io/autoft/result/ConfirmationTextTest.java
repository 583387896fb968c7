package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.ErrorBasis;
import io.autoft.contract.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationTextTest {

  @Test
  void saysByHowMuchItIsBetter() {
    var text = text(0.021, 0.0066);

    assertThat(text.improvement()).contains("+2.1 (+0.8 to +3.4)");
    assertThat(text.reason()).isEqualTo("Better");
    assertThat(text.verdict())
        .isEqualTo(
            "wildlife-0004, over 3 fresh seeds: better than FineTuning by 2.1 points (95 % interval"
                + " +0.8 to +3.4)");
  }

  @Test
  void saysThatThereIsNoSignificantDifference() {
    var text = text(0.01, 0.01);

    assertThat(text.improvement()).contains("no significant difference");
    assertThat(text.reason()).isEqualTo("NoSignificantDifference");
    assertThat(text.verdict())
        .endsWith(
            "no significant difference to FineTuning: +1.0 points (95 % interval -1.0 to +3.0)");
  }

  @Test
  void saysThatItIsWorse() {
    var text = text(-0.05, 0.01);

    assertThat(text.improvement()).contains("-5.0 (-7.0 to -3.0)");
    assertThat(text.verdict())
        .endsWith("worse than FineTuning by 5.0 points (95 % interval -7.0 to -3.0)");
  }

  @Test
  void hasLinesForTheResult() {
    assertThat(text(0.021, 0.0066).text())
        .isEqualTo(
            """
            With 3 fresh seeds: 70.6 %; corrected for having been chosen: 70.1 % (95 % interval 67.4 to 72.8).
            Beside the baselines with the same seeds, corrected likewise:
              better than FineTuning by 2.1 points (95 % interval +0.8 to +3.4).""");
  }

  @Test
  void saysWhereNothingIsCorrected() {
    var comparisons = text(0.021, 0.0066).confirmation().comparisons();

    assertThat(new ConfirmationText(Metric.Accuracy, result(null, comparisons)).text())
        .startsWith(
            """
            With 3 fresh seeds: 70.6 %.
            Beside the baselines with the same seeds, not corrected for having been chosen:
            """);
  }

  @Test
  void withoutBaselinesThereIsNothingToCompareWith() {
    var alone = new ConfirmationText(Metric.Accuracy, result(null, List.of()));

    assertThat(alone.improvement()).isEmpty();
    assertThat(alone.reason()).isEqualTo("NoBaseline");
    assertThat(alone.verdict())
        .isEqualTo(
            "wildlife-0004, over 3 fresh seeds: Accuracy 70.6 %, and no baseline to compare it"
                + " with");
    assertThat(alone.text()).isEqualTo("With 3 fresh seeds: 70.6 %.");
  }

  private static ConfirmationText text(double difference, double error) {
    var known = new Difference(difference, error, ErrorBasis.Paired);
    var comparison =
        new ConfirmedComparison(
            BaselineName.FineTuning,
            0.68,
            difference,
            error,
            known.lower(),
            known.upper(),
            known.basis(),
            known.verdict(),
            new MetricText(Metric.Accuracy).verdict(known, "FineTuning"));
    return new ConfirmationText(Metric.Accuracy, result(0.701, List.of(comparison)));
  }

  private static ConfirmationResult result(
      Double corrected, List<ConfirmedComparison> comparisons) {
    return new ConfirmationResult(
        "wildlife-0004", 0.706, corrected, 0.674, 0.728, 3, List.of(), comparisons, "digest");
  }
}
