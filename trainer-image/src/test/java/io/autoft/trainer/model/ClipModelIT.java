package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Loss;
import io.autoft.trainer.data.DemoSets;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class)
class ClipModelIT {

  private PretrainedClip pretrained;
  private ImageSet images;

  private final NDManager manager;

  ClipModelIT(NDManager manager) {
    this.manager = manager;
  }

  @BeforeEach
  void start() throws TrialFailure {
    pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    images =
        DemoSets.of(0)
            .open(
                DataSetConfig.of("train", "demo://shapes")
                    .withSplit("train")
                    .withOptions(Map.of("size", "16")));
  }

  @Test
  void trainsTheTextTowerOnlyIfAskedTo() throws TrialFailure {
    long text =
        ClipArchitecture.text(pretrained.config()).values().stream()
            .mapToLong(Dimensions::size)
            .sum();

    assertThat(model(true).layout().size()).isEqualTo(pretrained.size() + 10 * 48);
    assertThat(model(false).layout().size()).isEqualTo(pretrained.size() + 10 * 48 - text);
  }

  @Test
  void startsFromTheFilesWithRowsOfTheHeadAsLongAsTheLogitScale() throws TrialFailure {
    var model = model(false);
    var values = model.layout().values(model.initial().copy(manager).toFloatArray());

    assertThat(values.get("visual.proj").values().get())
        .isEqualTo(pretrained.values("visual.proj"));
    var head = values.get(ClipArchitecture.HEAD).values().get();
    double scale = Math.exp(pretrained.values(ClipArchitecture.LOGIT_SCALE).get(0));
    for (int label = 0; label < 10; label++) {
      double squares = 0;
      for (int i = 0; i < 48; i++) {
        squares += Math.pow(head.get(label * 48 + i), 2);
      }
      assertThat(Math.sqrt(squares)).isCloseTo(scale, within(1e-4 * scale));
    }
  }

  @Test
  void hasTheGradientOfCentralDifferences() throws TrialFailure {
    var objective =
        new Objective(
            Map.of(
                Loss.CrossEntropy, 1.0,
                Loss.Hinge, 0.2,
                Loss.Entropy, 0.3,
                Loss.ConfidenceOnErrors, 0.4,
                Loss.Contrastive, 0.5));
    var model = model(true);
    var theta = model.initial().copy(manager);
    var gradient = gradient(model, theta, objective).toFloatArray();
    var values = theta.toFloatArray();
    var random = new SplittableRandom(1);
    for (var entry : model.layout().entries()) {
      int start = (int) entry.offset();
      int size = (int) entry.shape().size();
      var direction = new double[size];
      double slope = 0;
      double norm = 0;
      for (int i = 0; i < size; i++) {
        norm += Math.pow(gradient[start + i], 2);
      }
      norm = Math.sqrt(norm);
      for (int i = 0; i < size; i++) {
        // Half along the gradient, so that the slope is well above the rounding of the loss.
        direction[i] =
            gradient[start + i] / Math.max(norm, 1e-12)
                + random.nextDouble(-0.5, 0.5) / Math.sqrt(size);
        slope += direction[i] * gradient[start + i];
      }
      double step = 2e-3;
      double more = loss(model, moved(values, start, direction, step), objective);
      double less = loss(model, moved(values, start, direction, -step), objective);
      assertThat((more - less) / (2 * step))
          .as(entry.name())
          .isCloseTo(slope, within(0.01 * Math.abs(slope) + 1e-3));
    }
  }

  @Test
  void rebuildsTheHeadFromTheTextTowerInTheParameters() throws TrialFailure {
    var model = model(true);
    var head = model.layout().entry(ClipArchitecture.HEAD);
    int from = (int) head.offset();
    int to = from + (int) head.shape().size();
    var theta = model.initial().copy(manager).toFloatArray();
    Arrays.fill(theta, from, to, 0);
    theta[theta.length - 1] += (float) Math.log(2);
    var parameters = manager.create(theta, new Shape(theta.length));

    model.rebuildHead(parameters);

    var expected =
        Arrays.copyOfRange(model.initial().copy(manager).mul(2).toFloatArray(), from, to);
    var rebuilt = parameters.toFloatArray();
    assertThat(Arrays.copyOfRange(rebuilt, from, to)).containsExactly(expected, within(1e-4f));
    assertThat(Arrays.copyOf(rebuilt, from)).isEqualTo(Arrays.copyOf(theta, from));
  }

  @Test
  void leavesNothingBehindInTheManagerOfTheParameters() throws TrialFailure {
    var model = model(true);
    var objective = new Objective(Map.of(Loss.CrossEntropy, 1.0, Loss.Contrastive, 1.0));
    var theta = model.initial().copy(manager);
    int before = manager.getManagedArrays().size();

    for (int i = 0; i < 3; i++) {
      try (var scope = manager.newSubManager()) {
        model.gradient(theta, batch(scope), rule(model, objective));
        model.logits(theta, batch(scope).pixels());
      }
    }

    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  /** With an engine's number instead of an array as a constant, this gives garbage. */
  @Test
  void hasTheSameGradientWhateverTheCollectorDoes() throws TrialFailure {
    var model = model(true);
    var objective =
        new Objective(Map.of(Loss.CrossEntropy, 1.0, Loss.Hinge, 1.0, Loss.Contrastive, 1.0));
    var expected = gradient(model, model.initial().copy(manager), objective).toFloatArray();

    var collector = new Thread(ClipModelIT::collectUntilInterrupted);
    collector.start();
    try {
      for (int i = 0; i < 10; i++) {
        try (var scope = manager.newSubManager()) {
          var result =
              model.gradient(model.initial().copy(manager), batch(scope), rule(model, objective));
          assertThat(result.gradient().toFloatArray()).isEqualTo(expected);
        }
      }
    } finally {
      collector.interrupt();
    }
  }

  @Test
  void predictsTheSameForAnImageWhateverItsBatch() throws TrialFailure {
    var model = model(false);
    var loader = new PixelLoader();
    var together = model.logits(model.initial().copy(manager), loader.load(images, 0, 16, manager));
    var alone = model.logits(model.initial().copy(manager), loader.load(images, 5, 6, manager));

    assertThat(alone).containsExactly(Arrays.copyOfRange(together, 50, 60), within(1e-4f));
  }

  private static void collectUntilInterrupted() {
    while (!Thread.interrupted()) {
      System.gc();
    }
  }

  private ClipModel model(boolean trainsText) throws TrialFailure {
    var prompts =
        Prompts.of(
            images.classNames(),
            images.promptTemplates(),
            pretrained.tokenizer(),
            pretrained.config().text().contextLength());
    return new ClipModel(
        pretrained, prompts, Golden.shares(prompts.classes()), trainsText, manager);
  }

  private Batch batch(NDManager scope) {
    var loader = new PixelLoader();
    return new Batch(loader.load(images, 0, 16, scope), images.labels(), 1);
  }

  private NDArray gradient(ClipModel model, NDArray theta, Objective objective) {
    return model.gradient(theta, batch(manager), rule(model, objective)).gradient();
  }

  private static StepRule rule(ClipModel model, Objective objective) {
    return new StepRule(
        objective,
        new GradientClip(0),
        AdamW.standard(),
        model.layout().groups().stream().map(group -> new GroupRule(group.name(), 0, 0)).toList());
  }

  private double loss(ClipModel model, float[] theta, Objective objective) {
    try (var scope = manager.newSubManager()) {
      var parameters = scope.create(theta, new Shape(theta.length));
      return model.gradient(parameters, batch(scope), rule(model, objective)).loss();
    }
  }

  private static float[] moved(float[] values, int start, double[] direction, double step) {
    var moved = values.clone();
    for (int i = 0; i < direction.length; i++) {
      moved[start + i] += (float) (step * direction[i]);
    }
    return moved;
  }
}
