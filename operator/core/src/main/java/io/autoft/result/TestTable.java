package io.autoft.result;

import io.autoft.api.v1alpha1.TestScore;
import io.autoft.contract.Metric;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The tests of final models, side by side. Models are compared seed by seed, on the same examples.
 *
 * @param models the learned objective's first
 * @param parameters which of a model's parameters are looked at
 */
public record TestTable(Metric metric, List<TrainedModel> models, Parameters parameters) {

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

  /**
   * A test, or the mean of the shifts.
   *
   * @param mean of a model, over its seeds
   * @param difference of the learned objective's model to another; better is positive
   */
  public record Row(
      String name,
      Function<TrainedModel, Optional<SeedMean>> mean,
      Function<TrainedModel, Optional<SeedMean>> difference) {}

  public TestTable {
    models = List.copyOf(models);
  }

  /** The tests that the learned objective's model has; none without a final training. */
  public List<String> tests() {
    return models.stream()
        .limit(1)
        .flatMap(model -> scores(model.trainings().get(0)).map(TestScore::name))
        .toList();
  }

  /** The tests whose mean is taken. */
  public List<String> shifts() {
    return tests().stream().filter(name -> !name.equals(IN_DISTRIBUTION)).toList();
  }

  /** The tests, and below them the mean of the shifts where there are several. */
  public List<Row> rows() {
    var rows = new ArrayList<Row>();
    tests().forEach(test -> rows.add(new Row(test, m -> mean(m, test), m -> difference(m, test))));
    int shifts = shifts().size();
    if (shifts > 1) {
      rows.add(new Row("mean of %d shifts".formatted(shifts), this::mean, this::meanDifference));
    }
    return rows;
  }

  /** A model's mean over its seeds on a test that all of its trainings have. */
  public Optional<SeedMean> mean(TrainedModel model, String test) {
    return mean(model.trainings().stream().map(training -> estimate(training, test)).toList());
  }

  /** The same over the shifts; empty if there is none. */
  public Optional<SeedMean> mean(TrainedModel model) {
    return overShifts(test -> mean(model, test));
  }

  /** The learned objective's model against another, on one test that both have. */
  public Optional<SeedMean> difference(TrainedModel other, String test) {
    return mean(
        models.get(0).trainings().stream()
            .flatMap(
                learned ->
                    other.withSeed(learned.spec().seed()).stream()
                        .map(beside -> difference(learned, beside, test)))
            .toList());
  }

  /** The same on the mean of the shifts; empty if there is none that both have. */
  public Optional<SeedMean> meanDifference(TrainedModel other) {
    return overShifts(test -> difference(other, test));
  }

  private Optional<SeedMean> overShifts(Function<String, Optional<SeedMean>> ofTest) {
    var means = shifts().stream().flatMap(test -> ofTest.apply(test).stream()).toList();
    return means.isEmpty() ? Optional.empty() : Optional.of(SeedMean.over(means));
  }

  private static Optional<SeedMean> mean(List<Optional<Estimate>> bySeed) {
    return bySeed.isEmpty() || bySeed.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(SeedMean.of(bySeed.stream().map(Optional::orElseThrow).toList()));
  }

  private Optional<Estimate> difference(TrialRecord one, TrialRecord other, String test) {
    return estimate(one, test).flatMap(a -> estimate(other, test).map(b -> a.minus(b, metric)));
  }

  private Optional<Estimate> estimate(TrialRecord training, String test) {
    return scores(training)
        .filter(score -> score.name().equals(test))
        .findFirst()
        .map(parameters::of);
  }

  private static Stream<TestScore> scores(TrialRecord training) {
    return TrainedModel.result(training).tests().stream();
  }
}
