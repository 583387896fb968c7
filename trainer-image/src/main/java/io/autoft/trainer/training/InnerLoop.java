package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Bootstrap;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ParameterGroups;

/** A few steps of training, then the score: what the search asks of most trials. */
final class InnerLoop {

  private final TrialContext context;
  private final int steps;

  /**
   * An inner loop.
   *
   * @param steps of the optimiser; 0 scores the pretrained model
   */
  InnerLoop(TrialContext context, int steps) {
    this.context = requireNonNull(context, "context is null");
    this.steps = steps;
  }

  /**
   * Trains and scores.
   *
   * @throws TrialFailure UnsupportedModel if the pretrained model has no finite output, which is
   *     nothing that training or its parameters could be blamed for
   */
  TrialReport report() throws TrialFailure {
    var draft = new ReportDraft(context.config(), context.phases());
    draft.pretrained(context.pretrained());
    draft.parameterGroups(ParameterGroups.of(context.pretrained().config()));
    try (var training = new StagedTraining(context, steps, 1)) {
      var divergence = training.advance(steps);
      context.phases().end("training");
      if (divergence.isPresent()) {
        return draft.diverged(divergence.get());
      }
      draft.trained(training);
      return score(training, draft);
    }
  }

  private TrialReport score(StagedTraining training, ReportDraft draft) throws TrialFailure {
    var validation = context.data().oodValidation();
    var predictions = predict(validation, training);
    if (!predictions.finite() && training.steps() == 0) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s: its output for images of %s is not finite before any training"
              .formatted(context.config().model(), validation.name()));
    }
    if (!predictions.finite()) {
      return draft.diverged(Divergence.ofOutput(training.steps()));
    }
    var measure = Measure.of(context.config().metric());
    draft.measured(validation, predictions);
    draft.chosen(context.data().train());
    draft.resamples(Bootstrap.of(measure, predictions, context.config().studySeed()));
    context.phases().end("evaluation");
    return draft.scored(predictions);
  }

  private Predictions predict(ImageSet validation, StagedTraining training) {
    try (var scope = context.manager().newSubManager()) {
      return context.evaluator().predict(validation, training.evaluable(scope));
    }
  }
}
