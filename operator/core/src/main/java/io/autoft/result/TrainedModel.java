package io.autoft.result;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.contract.Metric;
import io.autoft.contract.SelectOn;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A model of a final training, trained with one seed or several.
 *
 * @param name {@link #LEARNED} or the baseline's
 * @param trainings at least one, each with a score, in the order of the seeds
 */
public record TrainedModel(String name, List<TrialRecord> trainings) {

  /** What the training of the learned objective is called in the result. */
  public static final String LEARNED = "AutoFT";

  public TrainedModel {
    trainings = List.copyOf(trainings);
  }

  /** The training with a seed; without any training one evaluation stands for every seed. */
  Optional<TrialRecord> withSeed(long seed) {
    return trainings.stream()
        .filter(t -> t.spec().baseline() == BaselineName.ZeroShot || t.spec().seed() == seed)
        .findFirst();
  }

  /**
   * The training whose checkpoint is the model: the best on the set that has picked its epoch too,
   * of equals the earlier; the first where there is no such set, or no report has its value.
   */
  TrialRecord kept(SelectOn selectOn, Metric metric) {
    return trainings.stream()
        .filter(t -> validation(result(t), selectOn, metric).isPresent())
        .reduce(
            (best, next) ->
                metric.isBetter(
                        validation(result(next), selectOn, metric).getAsDouble(),
                        validation(result(best), selectOn, metric).getAsDouble())
                    ? next
                    : best)
        .orElse(trainings.get(0));
  }

  /** Of the parameters in the checkpoint. A report that is short of room has it in one place. */
  private static OptionalDouble validation(TrialResult result, SelectOn selectOn, Metric metric) {
    return switch (selectOn) {
      case None -> OptionalDouble.empty();
      case OodValidation -> OptionalDouble.of(result.score().orElseThrow());
      case IdValidation -> {
        var value = result.metrics().get("idValidation." + metric.key());
        yield value == null
            ? result.ensemble().map(TrainedModel::idValidation).orElse(OptionalDouble.empty())
            : OptionalDouble.of(value);
      }
    };
  }

  /** The curve's value at the mixture that was taken. */
  private static OptionalDouble idValidation(EnsembleCurve curve) {
    var values = curve.idValidation();
    int index = (int) Math.round(curve.alpha() * (values.size() - 1));
    return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.get(index));
  }

  /** What came out of a training of a model. */
  static TrialResult result(TrialRecord training) {
    return training.result().orElseThrow();
  }

  /** The shares of all trainings whose parameters were mixed, each once. */
  public List<Double> alphas() {
    return trainings.stream().flatMap(t -> alpha(t).stream()).distinct().sorted().toList();
  }

  /** Share of the tuned parameters in a checkpoint, where they were mixed. */
  static Optional<Double> alpha(TrialRecord training) {
    return result(training).ensemble().map(EnsembleCurve::alpha);
  }
}
