package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ResampledEstimates;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import io.autoft.trainer.evaluation.Predictions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportDraftTest {

  private static final Predictions RIGHT = Predictions.of(new float[] {1, 0, 0, 1}, new int[2]);
  private static final Predictions WRONG = Predictions.of(new float[] {0, 1, 1, 0}, new int[2]);
  private static final Predictions NO_NUMBERS =
      Predictions.of(new float[] {Float.NaN, 0, 0, 1}, new int[2]);

  @Test
  void scoresWhatWasMeasured() {
    var draft = draft();
    draft.measured(set("oodValidation"), RIGHT);
    draft.test("plain", RIGHT, Optional.of(RIGHT));

    var report = draft.scored(RIGHT);

    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    assertThat(report.score()).contains(0.5);
    assertThat(report.metrics()).containsEntry("oodValidation.accuracy", 0.5);
    assertThat(report.tests()).extracting(test -> test.value()).containsExactly(0.5);
  }

  @Test
  void resamplesATestSetForTheTunedAndTheEnsembledParametersAlike() throws Exception {
    var draft = draft();
    draft.test("plain", RIGHT, Optional.of(WRONG));

    var test = draft.scored(RIGHT).tests().get(0);
    var ensembled = test.ensembled().orElseThrow();

    var tuned = decoded(test.resamples(), test.value(), test.standardError());
    var other = decoded(ensembled.resamples(), ensembled.value(), ensembled.standardError());
    assertThat(tuned).contains(0.5).hasSize(48);
    for (int r = 0; r < tuned.length; r++) {
      assertThat(tuned[r] + other[r]).isCloseTo(1, within(0.02));
    }
  }

  private static double[] decoded(Optional<String> text, double value, double standardError)
      throws InvalidDocumentException {
    return ResampledEstimates.decode(text.orElseThrow(), value, standardError).values();
  }

  @Test
  void hasNoScoreWhereAnOutputWasNoNumberThoughTheAccuracyIsOne() {
    var validated = draft();
    validated.measured(set("idValidation"), NO_NUMBERS);
    var tested = draft();
    tested.test("plain", NO_NUMBERS, Optional.empty());
    var ensembled = draft();
    ensembled.test("plain", RIGHT, Optional.of(NO_NUMBERS));

    for (var draft : new ReportDraft[] {validated, tested, ensembled}) {
      var report = draft.scored(RIGHT);
      assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
      assertThat(report.score()).isEmpty();
      assertThat(report.metrics()).isEmpty();
      assertThat(report.tests()).isEmpty();
    }
  }

  private static ReportDraft draft() {
    return new ReportDraft(TrialConfigs.inner(0, Map.of()), new Phases(Clock.systemUTC()));
  }

  /** Of a set, a draft needs the name. */
  private static ImageSet set(String name) {
    return ImageSet.of(name, new Images.InMemory(1, new byte[0]), new int[0], List.of(), List.of());
  }
}
