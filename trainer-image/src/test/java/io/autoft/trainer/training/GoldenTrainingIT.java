package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.contract.Loss;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClipModel;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Ten steps with all nine terms, clipping and the schedule, against open_clip with PyTorch's AdamW
 * in double precision.
 */
class GoldenTrainingIT {

  private static final Objective OBJECTIVE =
      new Objective(
          Map.of(
              Loss.CrossEntropy, 1.0,
              Loss.Hinge, 0.2,
              Loss.Entropy, 0.3,
              Loss.ConfidenceOnErrors, 0.4,
              Loss.Contrastive, 0.5,
              Loss.L1Norm, 0.5,
              Loss.L2Norm, 5.0,
              Loss.L1Distance, 0.5,
              Loss.L2Distance, 100.0));

  @Test
  void takesTheStepsOfPyTorchOnPlainOperators() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    try (var manager = TorchEngine.start(0)) {
      check(new ClipModel(pretrained, Golden.prompts(pretrained), true, manager));
    }
  }

  private static void check(TrainableModel model) throws Exception {
    var expected = Golden.values().path("training");
    var losses = Golden.doubles(expected.path("losses"));
    var norms = Golden.doubles(expected.path("gradientNorms"));
    var schedule = new Schedule(3e-3, 3, losses.length);
    try (var state = TrainingState.startingAt(model.initial())) {
      for (int step = 0; step < losses.length; step++) {
        try (var scope = state.manager().newSubManager()) {
          var batch =
              new Batch(
                  Golden.pixels(step, scope), Golden.labels(step), step % Golden.TEMPLATES.size());
          var rule = Golden.rule(model, OBJECTIVE, 1, schedule.rate(step), 0.1);
          var result = model.step(state, List.of(batch), rule, true).orElseThrow();

          assertThat(result.loss())
              .as("loss of step %d", step)
              .isCloseTo(losses[step], within(2e-6 * losses[step]));
          assertThat(result.gradientNorm())
              .as("norm of the gradient of step %d", step)
              .isCloseTo(norms[step], within(1e-4 * norms[step]));
        }
      }
      var theta = state.parameters().toFloatArray();
      assertThat(distance(model, theta, expected.path("theta"))).isLessThan(1e-5);
      var initial = model.initial().toFloatArray();
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= initial[i];
      }
      assertThat(distance(model, theta, expected.path("movement"))).isLessThan(3e-4);
    }
  }

  private static double distance(TrainableModel model, float[] values, JsonNode expected) {
    return Golden.distance(
        Golden.sketch(model.layout(), Golden.withoutKeyBiases(model.layout(), values)),
        Golden.doubles(expected));
  }
}
