package io.autoft.study.check;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Document;
import io.autoft.trial.Cause;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyWarningsTest {

  private static final String TRIAL = "{learningRate: 0.1, weightDecay: 0}";

  /** Learns from scores, has baselines, and room for what it is told to try. */
  private static final Document SENSIBLE =
      STUDY
          .with("spec.search.sampler", "TPE")
          .with("spec.search.startupTrials", "3")
          .with("spec.search.baselines", "[FineTuning]")
          .with("spec.budget.trials", "4");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.search.startupTrials; 4; StartupCoversBudget; search.startupTrials is 4 and"
            + " budget.trials 4: no trial is proposed from scores",
        "spec.search.baselines; []; NoBaselines; search.baselines is empty: nothing will show"
            + " whether the best trial is better than fine-tuning",
        "spec.search.initialTrials; ["
            + TRIAL
            + ", {learningRate: 0.2, weightDecay: 0}, "
            + TRIAL
            + "]; InitialTrialRepeated; search.initialTrials[2] is the same as [0], and is tried"
            + " once",
        "spec.search.initialTrials; [{a: 1}, {a: 2}, {a: 3}, {a: 4}, {a: 5}];"
            + " InitialTrialsExceedBudget; search.initialTrials has 5 trials, of which"
            + " budget.trials allows 4",
      })
  void tells(String field, String value, String reason, String message) {
    assertThat(StudyWarnings.of(spec(SENSIBLE.with(field, value))))
        .hasValue(new Cause(reason, message));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.search.startupTrials; 3",
        "spec.search.initialTrials; [{a: 1}, {a: 2}, {a: 3}, {a: 4}]",
      })
  void isSilentAboutWhatMakesSense(String field, String value) {
    assertThat(StudyWarnings.of(spec(SENSIBLE.with(field, value)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.search.sampler; Random",
        "spec.search.sampler; Sobol",
        "spec.search.warmStart; {studies: [a]}",
      })
  void aStudyMayStartWithoutScoresWhereItNeedsNone(String field, String value) {
    var study = SENSIBLE.with("spec.search.startupTrials", "9").with(field, value);

    assertThat(StudyWarnings.of(spec(study))).isEmpty();
  }

  @Test
  void severalAreOneWithTheReasonOfTheFirst() {
    var study = SENSIBLE.with("spec.search.startupTrials", "9").with("spec.search.baselines", "[]");

    var warning = StudyWarnings.of(spec(study));

    assertThat(warning.map(Cause::reason)).isEqualTo(Optional.of("StartupCoversBudget"));
    assertThat(warning.orElseThrow().message()).contains("from scores; search.baselines is empty");
  }
}
