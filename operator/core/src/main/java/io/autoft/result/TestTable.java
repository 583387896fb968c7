package io.autoft.result;

import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.Metric;
import java.util.List;
import java.util.Optional;

/**
 * The tests of final models, side by side.
 *
 * @param models the learned objective's first
 * @param parameters which of a model's parameters are looked at
 */
public record TestTable(Metric metric, List<FinalTrainingResult> models, Parameters parameters) {

  /** The test that is not a shift, and so not in the mean. */
  public static final String IN_DISTRIBUTION = "in-distribution";

  /** Which of a model's parameters are evaluated. */
  public enum Parameters {
    TUNED {
      @Override
      Estimate of(TestScore score) {
        return new Estimate(score.value(), score.standardError(), Resampled.tuned(score));
      }
    },
    /** Tuned parameters mixed with the pretrained ones; as they are where nothing was mixed. */
    MIXED {
      @Override
      Estimate of(TestScore score) {
        return score.ensembled() == null
            ? TUNED.of(score)
            : new Estimate(
                score.ensembled().value(),
                score.ensembled().standardError(),
                Resampled.mixed(score));
      }
    };

    abstract Estimate of(TestScore score);
  }

  public TestTable {
    models = List.copyOf(models);
  }

  /** The tests that the learned objective's model has; none without a final training. */
  List<String> tests() {
    return models.stream()
        .limit(1)
        .flatMap(model -> model.tests().stream().map(TestScore::name))
        .toList();
  }

  /** The tests whose mean is taken. */
  List<String> shifts() {
    return tests().stream().filter(name -> !name.equals(IN_DISTRIBUTION)).toList();
  }

  Optional<Estimate> estimate(FinalTrainingResult model, String test) {
    return model.tests().stream()
        .filter(score -> score.name().equals(test))
        .findFirst()
        .map(parameters::of);
  }

  /** The learned objective's model against another, on one test that both have. */
  Optional<Difference> difference(FinalTrainingResult other, String test) {
    return estimate(models.get(0), test)
        .flatMap(learned -> estimate(other, test).map(e -> Difference.between(learned, e, metric)));
  }

  /** The same on the mean of the shifts; empty if there is none that both have. */
  Optional<Difference> meanDifference(FinalTrainingResult other) {
    var differences = shifts().stream().flatMap(test -> difference(other, test).stream()).toList();
    return differences.isEmpty() ? Optional.empty() : Optional.of(Difference.mean(differences));
  }

  /** A model's mean over the shifts, with the error of a mean over different examples. */
  Optional<Estimate> mean(FinalTrainingResult model) {
    var estimates = shifts().stream().flatMap(test -> estimate(model, test).stream()).toList();
    if (estimates.isEmpty()) {
      return Optional.empty();
    }
    int n = estimates.size();
    double squares = estimates.stream().mapToDouble(e -> Math.pow(e.standardError(), 2)).sum();
    return Optional.of(
        new Estimate(
            estimates.stream().mapToDouble(Estimate::value).sum() / n,
            Math.sqrt(squares) / n,
            List.of()));
  }
}
