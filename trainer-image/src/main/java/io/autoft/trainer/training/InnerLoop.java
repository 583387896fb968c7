package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.TrialReport;
import io.autoft.trainer.evaluation.Bootstrap;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.model.ParameterGroups;

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
    var draft = new ReportDraft(setup.config(), setup.phases());
    draft.parameterGroups(ParameterGroups.of(setup.pretrained().config()));
    try (var course = new Course(setup, steps, 1)) {
      var divergence = course.advance(steps);
      setup.phases().end("training");
      if (divergence.isPresent()) {
        return draft.diverged(divergence.get());
      }
      draft.trained(course);
      return score(course, draft);
    }
  }

  private TrialReport score(Course course, ReportDraft draft) {
    var validation = setup.data().oodValidation();
    var predictions = setup.evaluator().predict(validation, course.evaluable());
    if (!predictions.finite()) {
      return draft.diverged(Divergence.ofOutput(course.steps()));
    }
    var measure = Measure.of(setup.config().metric());
    draft.measured(validation, predictions);
    draft.chosen(setup.data().train());
    draft.resamples(Bootstrap.of(measure, predictions, setup.config().studySeed()));
    setup.phases().end("evaluation");
    return draft.scored(predictions);
  }
}
