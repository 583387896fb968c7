package io.autoft.study.check;

import static io.autoft.api.v1alpha1.TrialPurpose.Baseline;
import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.SearchUsage;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BudgetsTest {

  private static final SearchUsage NOTHING = new SearchUsage(0, 0, 0, 0);

  private static final Budgets BUDGETS = budgets("{trials: 2, failedTrials: 1}", NOTHING);

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
    assertThat(BUDGETS.endSearch(Search, log).isPresent()).isEqualTo(endsSearch);
    assertThat(BUDGETS.endSearch(Baseline, log)).as("baselines are run all the same").isEmpty();
    assertThat(BUDGETS.failure(log).isPresent()).isEqualTo(failed);
    assertThat(BUDGETS.lasts()).isEmpty();
  }

  /** Budget, usage, what ends the search, and how long it lasts. */
  static Stream<Arguments> usages() {
    return Stream.of(
        arguments("no limit", "{}", new SearchUsage(1L << 40, 1e12, 1e12, 4), "", ""),
        arguments(
            "a second before the end",
            "{durationSeconds: 60}",
            new SearchUsage(59, 0, 0, 0),
            "",
            "PT1S"),
        arguments(
            "the end",
            "{durationSeconds: 60}",
            new SearchUsage(60, 0, 0, 0),
            "DurationSpent: budget.durationSeconds allows 60",
            ""),
        arguments("no GPU is held", "{gpuHours: 2}", new SearchUsage(9999, 7199, 0, 0), "", ""),
        arguments(
            "four GPUs use up the last hour",
            "{gpuHours: 2}",
            new SearchUsage(0, 3000, 600, 4),
            "",
            "PT15M"),
        arguments(
            "the last part of a second is waited for",
            "{gpuHours: 0.001}",
            new SearchUsage(0, 0, 3.5, 1),
            "",
            "PT1S"),
        arguments(
            "what has ended and what runs together",
            "{gpuHours: 1.5}",
            new SearchUsage(0, 5000, 400, 2),
            "GpuHoursSpent: budget.gpuHours allows 1.5",
            ""),
        arguments(
            "the first that ends is looked for",
            "{gpuHours: 1, durationSeconds: 100}",
            new SearchUsage(50, 0, 0, 1),
            "",
            "PT50S"),
        arguments(
            "both are spent",
            "{gpuHours: 1, durationSeconds: 100}",
            new SearchUsage(100, 3600, 0, 0),
            "GpuHoursSpent: budget.gpuHours allows 1",
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("usages")
  void timeAndGpusEndTheWholeSearch(
      String sentence, String budget, SearchUsage usage, String end, String lasts) {
    var budgets = budgets(budget, usage);

    for (var purpose : List.of(Search, Baseline)) {
      assertThat(budgets.endSearch(purpose, log()).map(c -> c.reason() + ": " + c.message()))
          .isEqualTo(Optional.of(end).filter(text -> !text.isEmpty()));
    }
    assertThat(budgets.endSearch(FinalTraining, log())).isEmpty();
    assertThat(budgets.failure(log())).isEmpty();
    assertThat(budgets.lasts())
        .isEqualTo(Optional.of(lasts).filter(text -> !text.isEmpty()).map(Duration::parse));
  }

  private static Budgets budgets(String budget, SearchUsage usage) {
    return new Budgets(Studies.spec(STUDY.with("spec.budget", budget)).budget(), usage);
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
