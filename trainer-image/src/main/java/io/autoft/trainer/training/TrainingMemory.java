package io.autoft.trainer.training;

import io.autoft.contract.Loss;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import io.autoft.trainer.model.ClipConfig.TextTower;
import io.autoft.trainer.model.ClipConfig.Transformer;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.ParameterLayout.Group;
import io.autoft.trainer.model.StepRule.GroupRule;
import io.autoft.trainer.objective.Objective;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Main memory that a trial takes at its peak when it trains on the CPU, in bytes. With P trained
 * parameters, T of which have a gradient, and a batch in A parts of B images:
 *
 * <pre>
 * process      300 MiB: the runtime, the engine, its code
 * model        the file of the weights, which is mapped; a copy in float32 of one that is narrower
 * state        12 P: theta and both moments; a final training 16 P, which keeps its best epoch
 * gradient      4 T, and twice that if A > 1
 * activations   B (layers x tokens x (32 width + 8 hidden)) of the image tower, which is 64 width with
 *              the usual hidden = 4 width; with a contrastive term as much of the text tower for each
 *              class in a part, and for all classes where logits come from it; half of it in BF16
 * </pre>
 *
 * <p>A block keeps for backward, of each token: its two sums and their norms (4 width), query, key
 * and value (3), attention's output (1), and before and after the perceptron's activation the
 * hidden layer (2 hidden).
 *
 * @param model the mapped file and copies of it
 * @param copied of these, copies
 * @param state that lives from step to step
 * @param gradient of the trained parameters
 * @param activations that backward needs
 */
record TrainingMemory(long model, long copied, long state, long gradient, long activations) {

  /** Of a process before it has a model, measured. */
  static final long PROCESS = 300L << 20;

  /** Arrays of theta's size that live from step to step: theta, two moments and the best epoch. */
  static final long FINAL_ARRAYS = 4;

  /** What even a bare process has that cannot be given back. */
  private static final long LEAST_PROCESS = 150L << 20;

  /** That of a trial, whose model is on the CPU. */
  static TrainingMemory of(TrialContext context) {
    var pretrained = context.pretrained();
    var layout = context.model().layout();
    var training = context.config().training();
    long copied =
        context.model().initial().gathered()
            ? layout.size() * Float.BYTES
            : pretrained.bytesToWiden(layout);
    long arrays = training.finalTraining().isPresent() ? FINAL_ARRAYS : FINAL_ARRAYS - 1;
    var widest =
        Stage.of(training.method(), context.settings(), 2, 1).stream()
            .map(Stage::settings)
            .max(Comparator.comparingLong(settings -> trained(layout, settings)))
            .orElseThrow();
    int parts = widest.accumulationSteps();
    return new TrainingMemory(
        pretrained.bytesInFile() + copied,
        copied,
        arrays * layout.size() * Float.BYTES,
        trained(layout, widest) * Float.BYTES * Math.min(parts, 2),
        activations(context, widest) / (context.config().precision() == Precision.BF16 ? 2 : 1));
  }

  private static long trained(ParameterLayout layout, TrainingSettings settings) {
    var names = settings.groups().stream().map(GroupRule::group).collect(Collectors.toSet());
    return layout.groups().stream()
        .filter(group -> names.contains(group.name()))
        .mapToLong(Group::size)
        .sum();
  }

  /** Of a head alone, which is all that a linear probe trains, there are none to speak of. */
  private static long activations(TrialContext context, TrainingSettings settings) {
    if (settings.groups().stream().allMatch(g -> g.group().equals(ParameterGroups.HEAD))) {
      return 0;
    }
    var config = context.pretrained().config();
    long images = Math.min(settings.batchSize(), context.data().train().size());
    images = (images + settings.accumulationSteps() - 1) / settings.accumulationSteps();
    var prompts = context.loaded().prompts();
    long texts = texts(settings.objective(), images, prompts.classes());
    return images * activationsOfImage(config.image())
        + texts * activationsOfText(config.text(), prompts.longest());
  }

  static long activationsOfImage(ImageTower tower) {
    return (1L + tower.grid() * tower.grid()) * bytesOfToken(tower.transformer());
  }

  static long activationsOfText(TextTower tower, int tokens) {
    return tokens * bytesOfToken(tower.transformer());
  }

  private static long texts(Objective objective, long images, int classes) {
    if (objective.needsTextOfAllClasses()) {
      return classes;
    }
    return objective.has(Loss.Kind.Features) ? Math.min(images, classes) : 0;
  }

  private static long bytesOfToken(Transformer blocks) {
    return (long) blocks.layers() * (8 * blocks.width() + 2 * blocks.hidden()) * Float.BYTES;
  }

  /** What is expected. */
  long estimate() {
    return PROCESS + model + state + gradient + activations;
  }

  /**
   * What there must be at least. Mapped pages can be taken away and read again, activations go
   * while the gradient comes.
   */
  long least() {
    return LEAST_PROCESS + copied + state + Math.max(gradient, activations / 2);
  }
}
