package io.autoft.trainer.model;

import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * OpenCLIP folders of any configuration, with weights of about the size of a trained model's. They
 * are made by integer arithmetic, so that {@code src/test/python/models.py} makes the same ones,
 * and one tensor at a time, so that a large model needs little memory.
 */
public final class RandomClip {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomClip() {}

  /** Writes a folder; {@code args} are the folder, the file of a configuration and a seed. */
  public static void main(String[] args) throws IOException, TrialFailure {
    write(Path.of(args[0]), Files.readString(Path.of(args[1])), Long.parseLong(args[2]));
  }

  /** The configuration of one of the models that OpenAI published, as {@code ViT-B-32}. */
  public static String config(String name) throws IOException {
    try (var stream = RandomClip.class.getResourceAsStream("/models/" + name + ".json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Writes a folder.
   *
   * @param folder made if it is not there
   * @param json text of {@code open_clip_config.json}
   */
  public static void write(Path folder, String json, long seed) throws IOException, TrialFailure {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(ModelFiles.CONFIG), json);
    SafetensorsWriter.write(
        folder.resolve(ModelFiles.WEIGHTS), weights(ClipConfigReader.read(json, "json"), seed));
  }

  static Map<String, Values> weights(ClipConfig config, long seed) {
    var weights = new HashMap<String, Values>();
    ClipArchitecture.all(config)
        .forEach(
            (name, shape) -> weights.put(name, new Values(shape, () -> draw(name, shape, seed))));
    return weights;
  }

  private static FloatBuffer draw(String name, Dimensions shape, long seed) {
    var values = new float[Math.toIntExact(shape.size())];
    float centre = name.contains("ln_") && name.endsWith("weight") ? 1 : 0;
    if (name.equals(ClipArchitecture.LOGIT_SCALE)) {
      values[0] = (float) Math.log(1 / 0.07);
      return FloatBuffer.wrap(values);
    }
    float deviation = deviation(name, shape);
    long start = start(name, seed);
    for (int i = 0; i < values.length; i++) {
      values[i] = centre + deviation * uniform(start + (i + 1) * GOLDEN_GAMMA);
    }
    return FloatBuffer.wrap(values);
  }

  /** Half the width of the uniform distribution. */
  private static float deviation(String name, Dimensions shape) {
    if (name.endsWith("embedding") || name.startsWith("token") || shape.lengths().size() == 1) {
      return 0.1f;
    }
    boolean inputsFirst = name.endsWith("text_projection") || name.endsWith("visual.proj");
    long rows = shape.lengths().get(0);
    return (float) Math.sqrt(3.0 / (inputsFirst ? rows : shape.size() / rows));
  }

  private static long start(String name, long seed) {
    var checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.US_ASCII));
    return (seed << 32) + checksum.getValue();
  }

  /** From -1 to before 1, exact in float32: 24 bits of SplittableRandom's mix. */
  private static float uniform(long state) {
    long z = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (z >>> 40) * 0x1p-23f - 1;
  }
}
