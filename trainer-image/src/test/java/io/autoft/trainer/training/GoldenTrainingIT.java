package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.autoft.contract.Loss;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClipModel;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.objective.Objective;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ten steps with all terms, clipping and the schedule, against open_clip with PyTorch's AdamW. */
class GoldenTrainingIT {

  private static final Objective OBJECTIVE =
      new Objective(
          Map.of(
              Loss.CrossEntropy,
              1.0,
              Loss.Hinge,
              0.2,
              Loss.Contrastive,
              0.5,
              Loss.L2Distance,
              100.0));

  @Test
  void takesTheStepsOfPyTorch() throws Exception {
    var expected = Golden.values().path("training");
    var losses = Golden.doubles(expected.path("losses"));
    var norms = Golden.doubles(expected.path("gradientNorms"));
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var schedule = new Schedule(3e-3, 3, losses.length);
    var clip = new GradientClip(1);
    try (var manager = TorchEngine.start(0)) {
      var model = new ClipModel(pretrained, Golden.prompts(pretrained), true, manager);
      var theta = model.initial().duplicate();
      var optimizer = new AdamW(0.9, 0.999, theta.size(), manager);
      for (int step = 0; step < losses.length; step++) {
        try (var scope = manager.newSubManager()) {
          var batch =
              new Batch(
                  Golden.pixels(step, scope), Golden.labels(step), step % Golden.TEMPLATES.size());
          var result = model.gradient(theta, batch, OBJECTIVE);
          var gradient = result.gradient();
          double loss =
              result.loss() + OBJECTIVE.addParameterTerms(theta, model.initial(), gradient);
          double norm = clip.apply(gradient);
          optimizer.update(theta, gradient, schedule.rate(step), 0.1);

          assertThat(loss)
              .as("loss of step %d", step)
              .isCloseTo(losses[step], within(2e-6 * losses[step]));
          assertThat(norm)
              .as("norm of the gradient of step %d", step)
              .isCloseTo(norms[step], withPercentage(0.01));
        }
      }
      assertThat(length(theta.toFloatArray()))
          .isCloseTo(expected.path("length").asDouble(), withPercentage(0.001));
      assertThat(length(theta.sub(model.initial()).toFloatArray()))
          .isCloseTo(expected.path("movement").asDouble(), withPercentage(0.03));
    }
  }

  private static double length(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
