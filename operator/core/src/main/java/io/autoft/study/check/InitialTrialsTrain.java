package io.autoft.study.check;

import io.autoft.contract.ParameterNames;
import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A term that an initial trial leaves out has weight 0; with all of them left out, or without a
 * learning rate, a trainer has nothing to do and says so without naming the field.
 */
final class InitialTrialsTrain implements StudyCheck {

  @Override
  public Optional<Cause> complaint(StudyState state) {
    var trials = state.study().spec().search().initialTrials();
    return IntStream.range(0, trials.size())
        .mapToObj(i -> complaint(i, trials))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Cause::invalidSpec);
  }

  private static Optional<String> complaint(int index, List<Map<String, Double>> trials) {
    var trial = trials.get(index);
    if (!hasPositive(trial, ParameterNames::isLearningRate)) {
      return Optional.of(
          "search.initialTrials[%d].learningRate is 0; it must be above 0".formatted(index));
    }
    return hasPositive(trial, ParameterNames::isWeight)
        ? Optional.empty()
        : Optional.of(
            "search.initialTrials[%d] has no weight.<term> above 0, so there is nothing to minimise;"
                    .formatted(index)
                + " give one, such as weight.CrossEntropy: 1");
  }

  /** For all groups of the model's parameters, or for one. */
  private static boolean hasPositive(Map<String, Double> trial, Predicate<String> names) {
    return trial.entrySet().stream().anyMatch(p -> names.test(p.getKey()) && p.getValue() > 0);
  }
}
