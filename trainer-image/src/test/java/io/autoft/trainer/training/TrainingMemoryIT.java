package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.InnerSteps;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrainingConfig;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.model.EngineExtension;
import io.autoft.trainer.model.ParameterLayout;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The formula, in the demo's model; how near it is to what large models take, the docs say. */
@ExtendWith(EngineExtension.class)
class TrainingMemoryIT {

  /** The image tower: 64 wide, 3 blocks, 16 patches and the class token, in float32. */
  private static final long OF_IMAGE = 3L * 17 * 64 * 64;

  private final NDManager manager;

  TrainingMemoryIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void hasTheParametersTheMomentsAndTheGradient() throws Exception {
    var context = context(TrialConfigs.inner(1, TrialConfigs.parameters()));
    long p = context.model().layout().size();

    var memory = TrainingMemory.of(context);

    assertThat(memory.state()).isEqualTo(12 * p);
    assertThat(memory.gradient()).isEqualTo(4 * p);
    assertThat(memory.copied()).as("theta_0 of a small model").isEqualTo(4 * p);
    assertThat(memory.estimate()).isGreaterThan(memory.least());
  }

  @Test
  void growsWithTheImagesInAPartOfABatch() throws Exception {
    assertThat(memory(16, 1).activations()).isEqualTo(16 * OF_IMAGE);
    assertThat(memory(32, 1).activations()).isEqualTo(32 * OF_IMAGE);
    assertThat(memory(32, 4).activations()).isEqualTo(8 * OF_IMAGE);
    assertThat(memory(32, 4).gradient()).isEqualTo(2 * memory(32, 1).gradient());
  }

  @Test
  void hasTheTextTowerOnlyWithATermThatTrainsIt() throws Exception {
    var with = TrialConfigs.inner(1, TrialConfigs.parameters("weight.Contrastive", 1.0));

    assertThat(TrainingMemory.of(context(with)).activations()).isGreaterThan(16 * OF_IMAGE);
  }

  @Test
  void hasThePromptsOfAllClassesWhereLogitsComeFromThem() throws Exception {
    long images = 2 * OF_IMAGE;
    var trained = texts(TrainingMethod.FLYP, TrialConfigs.parameters("weight.Contrastive", 1.0));
    var fromText = texts(TrainingMethod.TextHead, TrialConfigs.parameters());

    assertThat(fromText - images)
        .as("ten classes, and two images")
        .isEqualTo(5 * (trained - images));
  }

  /** Activations of two images, and of the texts that come with them. */
  private long texts(TrainingMethod method, SortedMap<String, Double> parameters) throws Exception {
    var training = new TrainingConfig(Optional.of(0), 2, 1, 1, method, new InnerSteps(1));
    return TrainingMemory.of(context(TrialConfigs.inner(training, parameters))).activations();
  }

  @Test
  void isLittleForAHeadAlone() throws Exception {
    var probe = TrialConfigs.inner(TrainingMethod.LinearProbe, 1, TrialConfigs.parameters());
    var context = context(probe);
    var head = context.model().layout().groups().stream().filter(g -> g.name().equals("head"));

    var memory = TrainingMemory.of(context);

    assertThat(memory.activations()).isZero();
    assertThat(memory.gradient()).isEqualTo(4 * head.mapToLong(ParameterLayout.Group::size).sum());
    assertThat(memory(TrainingMethod.LPFT)).isEqualTo(memory(TrainingMethod.FineTuning));
  }

  @Test
  void hasTheBestEpochOfAFinalTraining() throws Exception {
    var settings = new FinalTraining(1, SelectOn.None, Ensembling.None, "file:///nowhere");
    var context = context(TrialConfigs.finalTraining(settings));

    assertThat(TrainingMemory.of(context).state()).isEqualTo(16 * context.model().layout().size());
  }

  /** What is said before there is a study is what its largest training then logs. */
  @Test
  void isKnownBeforeAnythingIsLoaded() throws Exception {
    var with = TrialConfigs.inner(1, TrialConfigs.parameters("weight.Contrastive", 1.0));
    var context = context(with);
    var memory = TrainingMemory.of(context);
    long p = context.model().layout().size();

    var forecast = new LargestTraining(context.pretrained(), context.loaded().prompts()).memory();

    assertThat(forecast.bytes(with.training().batchSize(), 10))
        .as("with the best epoch, and without the copy of theta_0 of a small model")
        .isEqualTo(memory.estimate() + 4 * p - memory.copied());
  }

  private TrainingMemory memory(TrainingMethod method) throws Exception {
    return TrainingMemory.of(context(TrialConfigs.inner(method, 2, TrialConfigs.parameters())));
  }

  private TrainingMemory memory(int batch, int parts) throws Exception {
    var training =
        new TrainingConfig(
            Optional.of(0), batch, parts, 1, TrainingMethod.FineTuning, new InnerSteps(1));
    return TrainingMemory.of(context(TrialConfigs.inner(training, TrialConfigs.parameters())));
  }

  private TrialContext context(TrialConfig config) throws Exception {
    return DemoContext.of(config, manager);
  }
}
