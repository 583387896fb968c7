package io.autoft.trainer.model;

import io.autoft.trainer.model.ClipConfig.Transformer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and shapes of a CLIP's parameters in OpenCLIP's words, in the order in which the towers use
 * them. {@code visual.proj} and {@code text_projection} are used as x W, all other matrices as x
 * W^T; {@code in_proj_weight} stacks queries, keys and values; {@code logit_scale} holds the
 * logarithm.
 */
public final class ClipArchitecture {

  /** Name of the head, which is no part of OpenCLIP. */
  public static final String HEAD = "head.weight";

  public static final String LOGIT_SCALE = "logit_scale";
  public static final String IMAGE_BLOCKS = "visual.transformer.resblocks.";
  public static final String TEXT_BLOCKS = "transformer.resblocks.";

  private ClipArchitecture() {}

  /** Parameters of the image tower. */
  static Map<String, Dimensions> image(ClipConfig config) {
    var image = config.image();
    int width = image.transformer().width();
    int tokens = 1 + image.grid() * image.grid();
    var shapes = new LinkedHashMap<String, Dimensions>();
    shapes.put("visual.class_embedding", Dimensions.of(width));
    shapes.put("visual.positional_embedding", Dimensions.of(tokens, width));
    shapes.put(
        "visual.conv1.weight", Dimensions.of(width, 3, image.patchSize(), image.patchSize()));
    putNorm(shapes, "visual.ln_pre", width);
    putBlocks(shapes, IMAGE_BLOCKS, image.transformer());
    putNorm(shapes, "visual.ln_post", width);
    shapes.put("visual.proj", Dimensions.of(width, config.embedding()));
    return shapes;
  }

  /** Parameters of the text tower and the logit scale. */
  public static Map<String, Dimensions> text(ClipConfig config) {
    var text = config.text();
    int width = text.transformer().width();
    var shapes = new LinkedHashMap<String, Dimensions>();
    shapes.put("token_embedding.weight", Dimensions.of(text.vocabularySize(), width));
    shapes.put("positional_embedding", Dimensions.of(text.contextLength(), width));
    putBlocks(shapes, TEXT_BLOCKS, text.transformer());
    putNorm(shapes, "ln_final", width);
    shapes.put("text_projection", Dimensions.of(width, config.embedding()));
    shapes.put(LOGIT_SCALE, Dimensions.of());
    return shapes;
  }

  /** All parameters, image tower first. */
  static Map<String, Dimensions> all(ClipConfig config) {
    var shapes = new LinkedHashMap<>(image(config));
    shapes.putAll(text(config));
    return shapes;
  }

  private static void putBlocks(
      Map<String, Dimensions> shapes, String prefix, Transformer transformer) {
    int width = transformer.width();
    for (int i = 0; i < transformer.layers(); i++) {
      var block = prefix + i;
      putNorm(shapes, block + ".ln_1", width);
      shapes.put(block + ".attn.in_proj_weight", Dimensions.of(3L * width, width));
      shapes.put(block + ".attn.in_proj_bias", Dimensions.of(3L * width));
      putLinear(shapes, block + ".attn.out_proj", width, width);
      putNorm(shapes, block + ".ln_2", width);
      putLinear(shapes, block + ".mlp.c_fc", width, transformer.hidden());
      putLinear(shapes, block + ".mlp.c_proj", transformer.hidden(), width);
    }
  }

  private static void putNorm(Map<String, Dimensions> shapes, String name, int width) {
    shapes.put(name + ".weight", Dimensions.of(width));
    shapes.put(name + ".bias", Dimensions.of(width));
  }

  private static void putLinear(Map<String, Dimensions> shapes, String name, int in, int out) {
    shapes.put(name + ".weight", Dimensions.of(out, in));
    shapes.put(name + ".bias", Dimensions.of(out));
  }
}
