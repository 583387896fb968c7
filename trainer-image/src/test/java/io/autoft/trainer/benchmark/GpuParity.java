package io.autoft.trainer.benchmark;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.Golden;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.optimizer.TrainingState;
import io.autoft.trainer.program.ProgramClip;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The same ten steps with all nine terms on two devices. What is compared are distances, |x - y| /
 * |y|, where y is what the CPU finds in float32.
 */
final class GpuParity {

  private static final int STEPS = 10;
  private static final int BATCH = 16;
  private static final int TESTED = 32;
  private static final double RATE = 1e-5;

  private final PretrainedClip pretrained;
  private final Prompts prompts;
  private final int imageSize;

  /**
   * What was found on one device.
   *
   * @param head that the text tower gave
   * @param initial theta_0
   * @param logits of images before the first step
   * @param losses of each step
   * @param norms of each step's gradient
   * @param parameters theta in the end
   * @param logitsAfter of the same images in the end
   */
  record Found(
      float[] head,
      float[] initial,
      float[] logits,
      double[] losses,
      double[] norms,
      float[] parameters,
      float[] logitsAfter) {}

  /**
   * How far a device is from the CPU in float32.
   *
   * @param head zero-shot, of the text tower
   * @param logits before the first step
   * @param losses of the steps
   * @param norms of the gradients
   * @param moved theta in the end less theta_0
   * @param logitsAfter in the end
   * @param repeatable whether the same steps once more gave the same bits
   */
  record Distances(
      double head,
      double logits,
      double losses,
      double norms,
      double moved,
      double logitsAfter,
      boolean repeatable) {}

  /** No device should be farther away, in a precision. Float32 would be with TF32. */
  static Distances bounds(Precision precision) {
    return precision == Precision.FP32
        ? new Distances(1e-5, 1e-5, 1e-5, 1e-5, 1e-2, 1e-4, true)
        : new Distances(1e-1, 1e-1, 1e-2, 1e-1, 0.5, 1e-1, true);
  }

  GpuParity(PretrainedClip pretrained) throws Exception {
    this.pretrained = requireNonNull(pretrained, "pretrained is null");
    prompts = Golden.prompts(pretrained);
    imageSize = pretrained.config().image().imageSize();
  }

  /**
   * How far a device is from what was found.
   *
   * @param expected what the CPU found in float32
   * @param manager any of the engine's
   */
  Distances distances(Device device, Precision precision, Found expected, NDManager manager) {
    var found = on(device, precision, manager);
    var again = on(device, precision, manager);
    return new Distances(
        distance(found.head(), expected.head()),
        distance(found.logits(), expected.logits()),
        distance(found.losses(), expected.losses()),
        distance(found.norms(), expected.norms()),
        distance(moved(found), moved(expected)),
        distance(found.logitsAfter(), expected.logitsAfter()),
        Arrays.equals(found.parameters(), again.parameters())
            && Arrays.equals(found.losses(), again.losses()));
  }

  private static double[] moved(Found found) {
    var moved = new double[found.initial().length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (double) found.parameters()[i] - found.initial()[i];
    }
    return moved;
  }

  /** What a device finds. */
  Found on(Device device, Precision precision, NDManager root) {
    try (var manager = root.newSubManager(device)) {
      var model =
          new ProgramClip(
              pretrained, prompts, Golden.shares(prompts.classes()), true, precision, manager);
      var rule = Golden.rule(model, Golden.ALL_TERMS, 1, RATE, 0.1);
      var logits = logits(model, model.initial().copy(manager), manager);
      var losses = new ArrayList<Double>();
      var norms = new ArrayList<Double>();
      try (var state = TrainingState.startingAt(model.initial().copy(manager))) {
        for (int i = 0; i < STEPS; i++) {
          try (var scope = manager.newSubManager()) {
            var parts = List.of(new Batch(images(BATCH, i, scope), labels(i), i % 3));
            var result = model.step(state, parts, rule, true).orElseThrow();
            losses.add(result.loss());
            norms.add(result.gradientNorm());
          }
        }
        return new Found(
            head(model, manager),
            model.initial().copy(manager).toFloatArray(),
            logits,
            losses.stream().mapToDouble(Double::doubleValue).toArray(),
            norms.stream().mapToDouble(Double::doubleValue).toArray(),
            state.parameters().toFloatArray(),
            logits(model, state.parameters(), manager));
      }
    }
  }

  private static float[] head(ProgramClip model, NDManager manager) {
    var place = model.layout().entry(ClipArchitecture.HEAD);
    long end = place.offset() + place.shape().size();
    try (var scope = manager.newSubManager()) {
      var theta = model.initial().copy(scope);
      return theta.get(new NDIndex("{}:{}", place.offset(), end)).toFloatArray();
    }
  }

  private float[] logits(ProgramClip model, NDArray parameters, NDManager manager) {
    try (var scope = manager.newSubManager()) {
      return model.logits(parameters, images(TESTED, -1, scope));
    }
  }

  private NDArray images(int count, long seed, NDManager scope) {
    var bytes = ByteBuffer.allocateDirect(count * imageSize * imageSize * 3);
    var noise = new byte[bytes.capacity()];
    new SplittableRandom(seed).nextBytes(noise);
    bytes.put(0, noise);
    return TorchEngine.host(scope)
        .create(bytes, new Shape(count, imageSize, imageSize, 3), DataType.UINT8);
  }

  private int[] labels(int step) {
    return new SplittableRandom(step).ints(BATCH, 0, prompts.classes()).toArray();
  }

  private static double distance(float[] values, float[] expected) {
    return distance(doubles(values), doubles(expected));
  }

  private static double[] doubles(float[] values) {
    var doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static double distance(double[] values, double[] expected) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < values.length; i++) {
      difference += Math.pow(values[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }
}
