package io.autoft.trainer.benchmark;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.TrainingState;
import io.autoft.trainer.program.ProgramClip;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What it costs to take the logits of a step from the text tower: CPU time of steps over images of
 * noise in turn, for each number of classes a row of a table. Each column but the first is divided
 * by the first, both towers trained.
 *
 * <p>Arguments: a model's source, images of a step, how many times, and numbers of classes.
 */
public final class HeadBenchmark {

  private static final int WARMUP = 3;

  private static final Map<Loss, Double> BOTH =
      Map.of(Loss.CrossEntropy, 1.0, Loss.Contrastive, 1.0);

  /** In the order of the columns. */
  private static final List<Objective> OBJECTIVES =
      List.of(
          new Objective(BOTH),
          new Objective(Map.of(Loss.CrossEntropy, 1.0), Map.of(), ParameterTerms.Mean, true),
          new Objective(BOTH, Map.of(), ParameterTerms.Mean, true));

  private HeadBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of(arguments[0]));
    int batch = Integer.parseInt(arguments[1]);
    int repeats = Integer.parseInt(arguments[2]);
    System.out.println(
        "| classes | head, contrastive: ms | text head: ratio | text head, contrastive: ratio |");
    System.out.println("| --- | --- | --- | --- |");
    for (int i = 3; i < arguments.length; i++) {
      int classes = Integer.parseInt(arguments[i]);
      try (var manager = TorchEngine.start(pretrained.size())) {
        row(classes, lowerQuartiles(pretrained, classes, batch, repeats, manager));
      }
    }
  }

  private static void row(int classes, List<Double> milliseconds) {
    double first = milliseconds.get(0);
    System.out.printf(
        Locale.ROOT,
        "| %d | %.1f | %.2f | %.2f |%n",
        classes,
        first,
        milliseconds.get(1) / first,
        milliseconds.get(2) / first);
  }

  private static List<Double> lowerQuartiles(
      PretrainedClip pretrained, int classes, int batch, int repeats, NDManager manager) {
    var prompts = StepBenchmark.prompts(pretrained, classes);
    var model =
        new ProgramClip(pretrained, prompts, Golden.shares(classes), true, Precision.FP32, manager);
    int size = pretrained.config().image().imageSize();
    var times = new double[OBJECTIVES.size()][repeats];
    try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
      for (int i = -WARMUP; i < repeats; i++) {
        for (int j = 0; j < times.length; j++) {
          double time =
              step(model, state, OBJECTIVES.get(j), noise(batch, classes, size, i, state));
          if (i >= 0) {
            times[j][i] = time;
          }
        }
      }
    }
    var quartiles = new ArrayList<Double>();
    for (var ofObjective : times) {
      Arrays.sort(ofObjective);
      quartiles.add(ofObjective[repeats / 4]);
    }
    return quartiles;
  }

  private static Batch noise(int count, int classes, int size, int seed, TrainingState state) {
    var random = new SplittableRandom(seed);
    var pixels = new byte[count * size * size * 3];
    random.nextBytes(pixels);
    var shape = new Shape(count, size, size, 3);
    var images = state.manager().create(ByteBuffer.wrap(pixels), shape, DataType.UINT8);
    return new Batch(images, random.ints(count, 0, classes).toArray(), 0);
  }

  private static double step(
      ProgramClip model, TrainingState state, Objective objective, Batch batch) {
    var rule = Golden.rule(model, objective, 1, 1e-5, 0.1);
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    model.step(state, List.of(batch), rule, true);
    long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    batch.pixels().close();
    return (ended - began) / 1e6;
  }
}
