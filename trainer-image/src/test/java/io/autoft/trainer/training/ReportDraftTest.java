package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Outcome;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.data.Images;
import io.autoft.trainer.evaluation.PredictionCases;
import io.autoft.trainer.evaluation.Predictions;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportDraftTest {

  private static final Predictions RIGHT = PredictionCases.of(new float[] {1, 0, 0, 1}, new int[2]);
  private static final Predictions WRONG = PredictionCases.of(new float[] {0, 1, 1, 0}, new int[2]);
  private static final Predictions NO_NUMBERS =
      PredictionCases.of(new float[] {Float.NaN, 0, 0, 1}, new int[2]);

  @Test
  void scoresWhatWasMeasured() {
    var draft = draft();
    draft.measured(set("oodValidation"), RIGHT);
    draft.test(set("plain"), RIGHT, Optional.of(RIGHT));

    var report = draft.scored(RIGHT);

    assertThat(report.outcome()).isEqualTo(Outcome.Scored);
    assertThat(report.score()).contains(0.5);
    assertThat(report.metrics()).containsEntry("oodValidation.accuracy", 0.5);
    assertThat(report.tests()).extracting(test -> test.value()).containsExactly(0.5);
  }

  @Test
  void resamplesATestSetForTheTunedAndTheEnsembledParametersAlike() throws Exception {
    var draft = draft();
    draft.test(set("plain"), RIGHT, Optional.of(WRONG));

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
    tested.test(set("plain"), NO_NUMBERS, Optional.empty());
    var ensembled = draft();
    ensembled.test(set("plain"), RIGHT, Optional.of(NO_NUMBERS));

    for (var draft : new ReportDraft[] {validated, tested, ensembled}) {
      var report = draft.scored(RIGHT);
      assertThat(report.outcome()).isEqualTo(Outcome.Diverged);
      assertThat(report.score()).isEmpty();
      assertThat(report.metrics()).isEmpty();
      assertThat(report.tests()).isEmpty();
    }
  }

  @Test
  void countsWhatWasLeftOutOfEverySet() {
    var draft = draft();
    draft.chosen(set("train", 3));
    draft.measured(set("oodValidation", 2), RIGHT);
    draft.measured(set("idValidation", 0), RIGHT);
    draft.test(set("plain", 1), RIGHT, Optional.empty());

    assertThat(draft.scored(RIGHT).metrics())
        .containsEntry("train.damaged", 3.0)
        .containsEntry("oodValidation.damaged", 2.0)
        .containsEntry("plain.damaged", 1.0)
        .doesNotContainKey("idValidation.damaged");
  }

  /** The best of all resamples do without the only example of the worst group. */
  @Test
  void isNotSureOfAWorstGroupOfOneExample() throws Exception {
    var json = TrialConfigs.inner(0, Map.of()).toJson();
    var config = TrialConfig.parse(json.replace("Accuracy", "WorstGroupAccuracy"));
    var draft = new ReportDraft(config, new Phases(Clock.systemUTC()));
    var report = draft.scored(RIGHT.inGroups(new int[] {0, 1}));

    assertThat(report.score()).contains(0.0);
    assertThat(report.metrics().get(TrialReport.STANDARD_ERROR)).isBetween(0.2, 0.7);
  }

  @Test
  void hasAChecksumOfAllTests() {
    var first = draft();
    first.test(set("plain"), RIGHT, Optional.empty());
    var second = draft();
    second.test(set("plain"), RIGHT, Optional.empty());
    second.test(set("blurred"), RIGHT, Optional.empty());

    assertThat(first.scored(RIGHT).metrics().get("tests.images"))
        .isNotEqualTo(second.scored(RIGHT).metrics().get("tests.images"));
  }

  private static ReportDraft draft() {
    return new ReportDraft(TrialConfigs.inner(0, Map.of()), new Phases(Clock.systemUTC()));
  }

  private static ImageSet set(String name) {
    return set(name, 0);
  }

  /** Of a set, a draft needs the name and the number of images that were left out. */
  private static ImageSet set(String name, int leftOut) {
    var images =
        new Images() {
          @Override
          public int size() {
            return 0;
          }

          @Override
          public int imageSize() {
            return 1;
          }

          @Override
          public ByteBuffer get(int index) {
            throw new IndexOutOfBoundsException(index);
          }

          @Override
          public int leftOut() {
            return leftOut;
          }
        };
    return ImageSet.of(name, images, new int[0], List.of(), List.of());
  }
}
