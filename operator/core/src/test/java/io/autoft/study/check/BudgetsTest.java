package io.autoft.study.check;

import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetsTest {

  private static final Budgets BUDGETS =
      new Budgets(
          Studies.spec(STUDY.with("spec.budget", "{trials: 2, failedTrials: 1}")),
          Instant.parse("2026-03-01T12:00:00Z"));

  /** Trials, whether they end the search of two trials, and whether one failure was too many. */
  static Stream<Arguments> logs() {
    return Stream.of(
        arguments("no trial", log(), false, false),
        arguments("one of two", log(scored(Search)), false, false),
        arguments("two scores", log(scored(Search), scored(Search)), true, false),
        arguments("two that are still to run", log(Trials::created, Trials::running), true, false),
        arguments("a divergence counts", log(scored(Search), Trials::diverged), true, false),
        arguments("a blocked trial counts", log(scored(Search), blocked()), true, false),
        arguments("a failure does not", log(scored(Search), failed(Search)), false, false),
        arguments(
            "baselines and final trainings do not",
            log(scored(Baseline), scored(Baseline), scored(FinalTraining)),
            false,
            false),
        arguments("two failures", log(failed(Search), failed(Search)), false, true),
        arguments(
            "failures of any purpose", log(failed(Baseline), failed(FinalTraining)), false, true),
        arguments(
            "both",
            log(scored(Search), scored(Search), failed(Search), failed(Search)),
            true,
            true));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logs")
  void tellWhatIsSpent(String sentence, TrialLog log, boolean endsSearch, boolean failed) {
    assertThat(BUDGETS.endSearch(log)).isEqualTo(endsSearch);
    assertThat(BUDGETS.failure(log).isPresent()).isEqualTo(failed);
  }

  @SafeVarargs
  private static TrialLog log(Function<AutoFTTrialSpec, TrialRecord>... trials) {
    return new TrialLog(
        IntStream.range(0, trials.length)
            .mapToObj(i -> trials[i].apply(TrialSpecs.of(i, Search, null, Map.of())))
            .toList());
  }

  private static Function<AutoFTTrialSpec, TrialRecord> scored(TrialPurpose purpose) {
    return spec -> Trials.scored(with(spec, purpose), 0.5);
  }

  private static Function<AutoFTTrialSpec, TrialRecord> failed(TrialPurpose purpose) {
    return spec -> Trials.failed(with(spec, purpose), "TrainerError", "boom");
  }

  private static Function<AutoFTTrialSpec, TrialRecord> blocked() {
    return spec -> Trials.blocked(spec, "DataMissing", "no folder");
  }

  private static AutoFTTrialSpec with(AutoFTTrialSpec spec, TrialPurpose purpose) {
    return TrialSpecs.of(spec.number(), purpose, null, spec.parameters());
  }
}
