package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Loss;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.optimizer.AdamW;
import io.autoft.trainer.optimizer.GradientClip;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What {@code src/test/python/golden.py} computed with open_clip, and the inputs it used. */
public final class Golden {

  /** Images of a batch. */
  public static final int BATCH = 8;

  /** Prompt templates. */
  public static final List<String> TEMPLATES =
      List.of("a photo of a {}", "a {} on a background", "a {}");

  /** All nine terms, with weights such that each of them matters. */
  public static final Objective ALL_TERMS =
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

  private static final List<String> CLASSES =
      List.of(
          "circle",
          "square",
          "triangle",
          "star",
          "cross",
          "ring",
          "heart",
          "arrow",
          "moon",
          "hexagon");

  private Golden() {}

  /** The file of values. */
  public static JsonNode values() throws IOException {
    try (var stream = Golden.class.getResourceAsStream("/golden/clip.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }

  /** An array of numbers in the file. */
  public static float[] floats(JsonNode array) {
    var floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) array.get(i).asDouble();
    }
    return floats;
  }

  /** An array of numbers in the file. */
  public static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  /** Prompts of all classes. */
  public static Prompts prompts(PretrainedClip pretrained) throws TrialFailure {
    return Prompts.of(
        CLASSES, TEMPLATES, pretrained.tokenizer(), pretrained.config().text().contextLength());
  }

  /** Class c has 1 + c examples. */
  public static ClassShares shares(int classes) {
    return new ClassShares(IntStream.rangeClosed(1, classes).boxed().toList());
  }

  /** Pixels of a step's batch: ((i 7919) mod 2003) / 1001.5 - 1, i counted through all steps. */
  public static NDArray pixels(int step, NDManager manager) {
    int n = BATCH * 3 * 32 * 32;
    var pixels = new float[n];
    for (int i = 0; i < n; i++) {
      pixels[i] = ((i + (long) step * n) * 7919 % 2003) / 1001.5f - 1;
    }
    return manager.create(pixels, new Shape(BATCH, 3, 32, 32));
  }

  /** Labels of a step's batch: (3 i + step) mod 10. */
  public static int[] labels(int step) {
    var labels = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = (3 * i + step) % CLASSES.size();
    }
    return labels;
  }

  /**
   * 64 sums of a flat array with pseudo-random signs. The mean square of such sums is the squared
   * length, in expectation: so few numbers tell how far apart two long arrays are.
   *
   * @param flat in the order of the layout; the sums are over the parameters sorted by name
   */
  public static double[] sketch(ParameterLayout layout, float[] flat) {
    var sums = new double[64];
    var entries =
        layout.entries().stream()
            .sorted(Comparator.comparing(ParameterLayout.Entry::name))
            .toList();
    long index = 0;
    for (var entry : entries) {
      for (long at = entry.offset(); at < entry.offset() + entry.shape().size(); at++) {
        for (int k = 0; k < sums.length; k++) {
          sums[k] += isPositive(index, k) ? flat[(int) at] : -flat[(int) at];
        }
        index++;
      }
    }
    return sums;
  }

  /** The last bit of the finaliser of a SplittableRandom. */
  private static boolean isPositive(long index, int k) {
    long h = index + k * 0x9e3779b97f4a7c15L;
    h = (h ^ (h >>> 30)) * 0xbf58476d1ce4e5b9L;
    h = (h ^ (h >>> 27)) * 0x94d049bb133111ebL;
    return ((h ^ (h >>> 31)) & 1) == 1;
  }

  /** How far apart two arrays are, relative to the second one, by their sketches. */
  public static double distance(double[] sketch, double[] expected) {
    double difference = 0;
    double length = 0;
    for (int k = 0; k < expected.length; k++) {
      difference += Math.pow(sketch[k] - expected[k], 2);
      length += Math.pow(expected[k], 2);
    }
    return Math.sqrt(difference / length);
  }

  /**
   * The flat array with zeros in place of the biases of attention's keys: their gradient is zero,
   * but for its rounding, which AdamW blows up.
   */
  public static float[] withoutKeyBiases(ParameterLayout layout, float[] flat) {
    var kept = flat.clone();
    for (var entry : layout.entries()) {
      if (entry.name().endsWith("in_proj_bias")) {
        int width = (int) entry.shape().size() / 3;
        Arrays.fill(kept, (int) entry.offset() + width, (int) entry.offset() + 2 * width, 0);
      }
    }
    return kept;
  }

  /** A rule with the same rate and decay for all groups of a model. */
  public static StepRule rule(
      TrainableModel model, Objective objective, double clip, double rate, double decay) {
    return new StepRule(
        objective,
        new GradientClip(clip),
        AdamW.standard(),
        model.layout().groups().stream()
            .map(group -> new StepRule.GroupRule(group.name(), rate, decay))
            .toList());
  }
}
