package io.autoft.study.check;

import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An initial trial gives its seed among numbers that may be fractions, and would train with
 * another.
 */
final class InitialSeedsAreWhole implements StudyCheck {

  /** Up to here a JSON number is exact. */
  private static final double LARGEST = 0x1p53 - 1;

  @Override
  public Optional<Cause> complaint(StudyState state) {
    var trials = state.study().spec().search().initialTrials();
    return IntStream.range(0, trials.size())
        .mapToObj(i -> complaint(i, trials))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Cause> complaint(int index, List<Map<String, Double>> trials) {
    return Optional.ofNullable(trials.get(index).get(TrialParameters.SEED))
        .filter(seed -> seed != Math.rint(seed) || seed < 0 || seed > LARGEST)
        .map(
            seed ->
                Cause.invalidSpec(
                    "search.initialTrials[%d].seed is %s; it must be a whole number from 0 to %.0f"
                        .formatted(index, seed, LARGEST)));
  }
}
