package io.autoft.study.check;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a study may say, but is likely not to mean. */
public final class StudyWarnings {

  private static final Set<SamplerType> WITHOUT_SCORES =
      EnumSet.of(SamplerType.Sobol, SamplerType.Random);

  private static final List<Function<AutoFTStudySpec, Optional<Cause>>> ALL =
      List.of(
          StudyWarnings::neverLearns,
          StudyWarnings::hasNothingToCompareWith,
          StudyWarnings::repeatsInitialTrial,
          StudyWarnings::hasNoRoomForInitialTrials);

  private StudyWarnings() {}

  /** All of them as one, with the reason of the first. */
  public static Optional<Cause> of(AutoFTStudySpec study) {
    return of(study, new TrialLog(List.of()));
  }

  /** The same, and what its trials show. */
  public static Optional<Cause> of(AutoFTStudySpec study, TrialLog log) {
    var found =
        Stream.concat(
                ChangedInput.of(log).stream(),
                ALL.stream().flatMap(warning -> warning.apply(study).stream()))
            .toList();
    var message = found.stream().map(Cause::message).collect(Collectors.joining("; "));
    return found.stream().findFirst().map(first -> new Cause(first.reason(), message));
  }

  /** What earlier studies found counts among the trials at the start. */
  private static Optional<Cause> neverLearns(AutoFTStudySpec study) {
    var search = study.search();
    boolean learns =
        WITHOUT_SCORES.contains(search.sampler())
            || search.warmStart() != null
            || search.startupTrials() < study.budget().trials();
    return learns
        ? Optional.empty()
        : Optional.of(
            new Cause(
                "StartupCoversBudget",
                "search.startupTrials is %d and budget.trials %d: no trial is proposed from scores"
                    .formatted(search.startupTrials(), study.budget().trials())));
  }

  private static Optional<Cause> hasNothingToCompareWith(AutoFTStudySpec study) {
    return study.search().baselines().isEmpty()
        ? Optional.of(
            new Cause(
                "NoBaselines",
                "search.baselines is empty: nothing will show whether the best trial is better than"
                    + " fine-tuning"))
        : Optional.empty();
  }

  private static Optional<Cause> repeatsInitialTrial(AutoFTStudySpec study) {
    var initial = study.search().initialTrials();
    return IntStream.range(0, initial.size())
        .filter(i -> initial.indexOf(initial.get(i)) < i)
        .mapToObj(
            i ->
                new Cause(
                    "InitialTrialRepeated",
                    "search.initialTrials[%d] is the same as [%d], and is tried once"
                        .formatted(i, initial.indexOf(initial.get(i)))))
        .findFirst();
  }

  private static Optional<Cause> hasNoRoomForInitialTrials(AutoFTStudySpec study) {
    int initial = study.search().initialTrials().size();
    int trials = study.budget().trials();
    return initial <= trials
        ? Optional.empty()
        : Optional.of(
            new Cause(
                "InitialTrialsExceedBudget",
                "search.initialTrials has %d trials, of which budget.trials allows %d"
                    .formatted(initial, trials)));
  }
}
