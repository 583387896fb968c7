package io.autoft.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.trainer.report.TrialFailure;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** What {@code src/test/python/golden.py} computed with open_clip, and the inputs it used. */
public final class Golden {

  /** Pictures of a batch. */
  public static final int BATCH = 8;

  /** Prompt templates. */
  public static final List<String> TEMPLATES =
      List.of("a photo of a {}", "a {} on a background", "a {}");

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
}
