package io.autoft.trainer.model;

import io.autoft.trainer.model.ClipConfig.Transformer;
import java.util.random.RandomGenerator;

/**
 * Parameters of a CLIP that has seen nothing, drawn as OpenCLIP draws them (but for the tokens):
 * the text tower from normal distributions that depend on its depth, the linear maps of the image
 * tower from uniform ones, and a logit scale of 1 / 0.07.
 */
final class ClipInitialization {

  /**
   * OpenCLIP has 0.02. Class prompts differ in a single word; where words begin this far apart, the
   * classes are separated hundreds of steps earlier.
   */
  private static final double TOKEN_DEVIATION = 0.5;

  private final ClipConfig config;
  private final RandomGenerator random;

  ClipInitialization(ClipConfig config, RandomGenerator random) {
    this.config = config;
    this.random = random;
  }

  /** Draws all parameters of a layout. */
  float[] draw(ParameterLayout layout) {
    var flat = new float[Math.toIntExact(layout.size())];
    for (var entry : layout.entries()) {
      int start = Math.toIntExact(entry.offset());
      for (int i = 0; i < entry.shape().size(); i++) {
        flat[start + i] = (float) draw(entry.name(), entry.shape());
      }
    }
    return flat;
  }

  private double draw(String name, Dimensions shape) {
    if (name.equals(ClipArchitecture.LOGIT_SCALE)) {
      return Math.log(1 / 0.07);
    }
    if (name.contains("ln_")) {
      return name.endsWith("weight") ? 1 : 0;
    }
    if (name.endsWith("attn.in_proj_bias") || name.endsWith("attn.out_proj.bias")) {
      return 0;
    }
    return name.startsWith("visual.") ? drawImage(name, shape) : drawText(name, shape);
  }

  private double drawImage(String name, Dimensions shape) {
    var image = config.image().transformer();
    if (name.endsWith("_embedding") || name.endsWith("proj") && !name.contains("resblocks")) {
      return random.nextGaussian() / Math.sqrt(image.width());
    }
    if (name.endsWith("in_proj_weight")) {
      return uniform(Math.sqrt(6.0 / (4 * image.width())));
    }
    return uniform(1 / Math.sqrt(fanIn(name, shape, image)));
  }

  private double drawText(String name, Dimensions shape) {
    var text = config.text().transformer();
    double attention = 1 / Math.sqrt(text.width());
    if (name.equals("token_embedding.weight")) {
      return random.nextGaussian() * TOKEN_DEVIATION;
    }
    if (name.equals("positional_embedding")) {
      return random.nextGaussian() * 0.01;
    }
    if (name.equals("text_projection") || name.endsWith("in_proj_weight")) {
      return random.nextGaussian() * attention;
    }
    if (name.endsWith("c_fc.weight")) {
      return random.nextGaussian() / Math.sqrt(2.0 * text.width());
    }
    if (name.endsWith("proj.weight")) {
      return random.nextGaussian() * attention / Math.sqrt(2.0 * text.layers());
    }
    return uniform(1 / Math.sqrt(fanIn(name, shape, text)));
  }

  /** Inputs of a linear map, also where only its bias is asked for. */
  private static double fanIn(String name, Dimensions shape, Transformer transformer) {
    if (name.endsWith("bias")) {
      return name.contains("c_proj") ? transformer.hidden() : transformer.width();
    }
    return (double) shape.size() / shape.lengths().get(0);
  }

  private double uniform(double bound) {
    return random.nextDouble(-bound, bound);
  }
}
