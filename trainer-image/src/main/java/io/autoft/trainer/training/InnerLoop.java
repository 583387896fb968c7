package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.TrialReport;
import io.autoft.trainer.evaluation.Bootstrap;
import io.autoft.trainer.evaluation.Measure;

/** A few steps of training, then the score: what the search asks of most trials. */
final class InnerLoop {

  private final Setup setup;
  private final int steps;

  /**
   * An inner loop.
   *
   * @param steps of the optimiser; 0 scores the pretrained model
   */
  InnerLoop(Setup setup, int steps) {
    this.setup = requireNonNull(setup, "setup is null");
    this.steps = steps;
  }

  TrialReport report() {
    var run = new Run(setup, setup.order(), steps);
    var draft = new ReportDraft(setup.config(), setup.phases());
    var divergence = run.advance(steps);
    setup.phases().end("training");
    if (divergence.isPresent()) {
      return draft.diverged(divergence.get());
    }
    var validation = setup.data().oodValidation();
    var predictions = setup.evaluator().predict(validation, run.parameters());
    if (!predictions.finite()) {
      return draft.diverged(Divergence.ofOutput(run.steps()));
    }
    var measure = Measure.of(setup.config().metric());
    draft.trained(run);
    draft.measured(validation.name(), predictions);
    draft.resamples(Bootstrap.of(measure, predictions, setup.config().studySeed()));
    setup.phases().end("evaluation");
    return draft.scored(measure.value(predictions), measure.standardError(predictions));
  }
}
