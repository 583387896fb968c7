package io.autoft.result;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.result.TestTable.Parameters;
import io.autoft.trial.TrialRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/** A final model as the study's status shows it: the trials keep the rest. */
record ModelResult(AutoFTStudySpec study, TrainedModel model) {

  /** A deviation of a few seeds is known to less. */
  private static final MathContext DIGITS = new MathContext(3);

  FinalTrainingResult result() {
    var metric = study.objective().metric();
    var kept = model.kept(study.finalTraining().selectOn(), metric);
    int seeds = model.trainings().size();
    var scores = SeedMean.of(model.trainings().stream().map(ModelResult::score).toList());
    return new FinalTrainingResult(
        model.name(),
        kept.name(),
        seeds == 1 ? null : seeds,
        scores.value(),
        rounded(scores.deviation()),
        TrainedModel.result(kept).tests().stream().map(this::test).toList(),
        TrainedModel.alpha(kept).orElse(null),
        TrainedModel.result(kept).checkpoint().orElse(null));
  }

  private static Estimate score(TrialRecord training) {
    return new Estimate(training.score().orElseThrow(), 0, List.of());
  }

  /** Of one training as that reported it; so of a test that others do not have. */
  private TestScore test(TestScore kept) {
    if (model.trainings().size() == 1) {
      return kept.withoutResamples();
    }
    var tuned = table(Parameters.TUNED).mean(model, kept.name());
    var mixed = table(Parameters.MIXED).mean(model, kept.name());
    return tuned.isEmpty() || mixed.isEmpty()
        ? kept.withoutResamples()
        : new TestScore(
            kept.name(),
            tuned.get().value(),
            tuned.get().standardError(),
            kept.examples(),
            kept.ensembled() == null ? null : estimate(mixed.get()),
            null,
            rounded(tuned.get().deviation()));
  }

  private static TestEstimate estimate(SeedMean mean) {
    return new TestEstimate(mean.value(), mean.standardError(), null, rounded(mean.deviation()));
  }

  private TestTable table(Parameters parameters) {
    return new TestTable(study.objective().metric(), List.of(model), parameters);
  }

  private static Double rounded(OptionalDouble deviation) {
    return deviation.isEmpty()
        ? null
        : Double.valueOf(new BigDecimal(deviation.getAsDouble()).round(DIGITS).doubleValue());
  }
}
