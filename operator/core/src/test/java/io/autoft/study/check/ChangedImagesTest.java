package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangedImagesTest {

  private static final Map<String, Double> FIRST =
      Map.of("train.images", 7.0, "oodValidation.images", 11.0);
  private static final Map<String, Double> OTHER =
      Map.of("train.images", 7.0, "oodValidation.images", 13.0);

  @Test
  void areToldWithTheTrialsThatHadThem() {
    var log = log(trial(2, FIRST), trial(4, FIRST), trial(5, OTHER), trial(6, OTHER));

    assertThat(StudyWarnings.of(spec(STUDY), log))
        .hasValue(
            new Cause(
                "DataChanged",
                "data.oodValidation had other images in wildlife-0005 than in wildlife-0002: their"
                    + " scores cannot be compared; start a new study with what is there now"));
  }

  @Test
  void areNoneWhereAllTrialsThatTellHadTheSame() {
    var silent = Trials.scored(TrialSpecs.of(1, TrialPurpose.Search, null, Map.of()), 0.5);
    var planned = TrialRecord.planned(TrialSpecs.of(9, TrialPurpose.Search, null, Map.of()));

    assertThat(ChangedImages.of(log(silent, trial(2, FIRST), trial(3, FIRST), planned))).isEmpty();
    assertThat(ChangedImages.of(log(silent))).isEmpty();
  }

  private static TrialLog log(TrialRecord... trials) {
    return new TrialLog(Stream.of(trials).toList());
  }

  private static TrialRecord trial(int number, Map<String, Double> metrics) {
    return Trials.scored(
        TrialSpecs.of(number, TrialPurpose.Search, null, Map.of()),
        new TrialResult(
            Optional.of(0.5),
            Optional.empty(),
            metrics,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }
}
