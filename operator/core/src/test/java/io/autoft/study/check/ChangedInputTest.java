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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedInputTest {

  private static final Map<String, Double> FIRST =
      Map.of("model.weights", 3.0, "train.images", 7.0, "oodValidation.images", 11.0);

  @ParameterizedTest
  @CsvSource({
    "model.weights, ModelChanged, model had other weights",
    "train.images, DataChanged, 'data.train had other images, labels, groups, class names or prompts'",
    "oodValidation.images, DataChanged, 'data.oodValidation had other images, labels, groups, class names or prompts'",
  })
  void isToldWithTheTrialsThatHadIt(String metric, String reason, String difference) {
    var other = new HashMap<>(FIRST);
    other.put(metric, 13.0);
    var log = log(trial(2, FIRST), trial(4, FIRST), trial(5, other), trial(6, other));

    assertThat(StudyWarnings.of(spec(STUDY), log))
        .hasValue(
            new Cause(
                reason,
                difference
                    + " in wildlife-0005 than in wildlife-0002: their scores cannot be compared;"
                    + " start a new study with what is there now"));
  }

  /** Only final trainings tell of them. */
  @ParameterizedTest
  @ValueSource(strings = {"idValidation", "tests"})
  void isToldOfTheSetsOfFinalTrainings(String set) {
    var log =
        log(
            trial(2, FIRST),
            trial(8, Map.of(set + ".images", 17.0)),
            trial(9, Map.of(set + ".images", 19.0)));

    assertThat(ChangedInput.of(log).orElseThrow().message())
        .startsWith(
            "data.%s had other images, labels, groups, class names or prompts in wildlife-0009 than in wildlife-0008:"
                .formatted(set));
  }

  @Test
  void isNoneWhereAllTrialsThatTellHadTheSame() {
    var silent = Trials.scored(TrialSpecs.of(1, TrialPurpose.Search, null, Map.of()), 0.5);
    var planned = TrialRecord.planned(TrialSpecs.of(9, TrialPurpose.Search, null, Map.of()));

    assertThat(ChangedInput.of(log(silent, trial(2, FIRST), trial(3, FIRST), planned))).isEmpty();
    assertThat(ChangedInput.of(log(silent))).isEmpty();
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
