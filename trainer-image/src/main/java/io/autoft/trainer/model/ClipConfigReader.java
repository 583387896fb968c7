package io.autoft.trainer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import io.autoft.trainer.model.ClipConfig.Preprocessing;
import io.autoft.trainer.model.ClipConfig.TextTower;
import io.autoft.trainer.model.ClipConfig.Transformer;
import io.autoft.trainer.text.BytePairTokenizer;

/**
 * Reads {@code open_clip_config.json}. Keys that are absent have OpenCLIP's defaults; keys that ask
 * for an architecture other than the plain CLIP ViT are refused, not ignored ({@link ConfigKeys}).
 *
 * <p>The architecture is in {@code model_cfg}, as in a folder that OpenCLIP has saved, or at the
 * top, as in OpenCLIP's list of models. {@code tokenizer} is this trainer's own key. It stands at
 * the top: OpenCLIP refuses keys that it does not know elsewhere.
 */
public final class ClipConfigReader {

  private static final String NESTED = "model_cfg";
  private static final float[] OPENAI_MEAN = {0.48145466f, 0.4578275f, 0.40821073f};
  private static final float[] OPENAI_STD = {0.26862954f, 0.26130258f, 0.27577711f};

  private ClipConfigReader() {}

  /**
   * Reads a configuration.
   *
   * @param json text of the file
   * @param file where it is, for messages
   * @throws TrialFailure UnsupportedModel naming the key and what this trainer can run
   */
  public static ClipConfig read(String json, String file) throws TrialFailure {
    try {
      var root = new ObjectMapper().readTree(json);
      return config(new ConfigObject(root, "", file));
    } catch (JsonProcessingException e) {
      throw new ConfigObject(MissingNode.getInstance(), "", file)
          .unsupported("it is not JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private static ClipConfig config(ConfigObject root) throws TrialFailure {
    boolean plain = root.has("embed_dim") && !root.has(NESTED);
    var model = plain ? root : root.requiredObject(NESTED);
    var image = model.requiredObject("vision_cfg");
    var text = model.requiredObject("text_cfg");
    var preprocessing = root.object("preprocess_cfg");
    root.require(plain ? ConfigKeys.PLAIN_FILE : ConfigKeys.FILE);
    if (!plain) {
      model.require(ConfigKeys.MODEL);
    }
    image.require(ConfigKeys.IMAGE);
    text.require(ConfigKeys.TEXT);
    preprocessing.require(ConfigKeys.PREPROCESSING);
    var tokenizer = root.text("tokenizer", BytePairTokenizer.NAME);
    return new ClipConfig(
        model.integer("embed_dim"),
        model.flag("quick_gelu"),
        image(image),
        text(text, text.text("tokenizer", tokenizer)),
        new Preprocessing(
            preprocessing.channels("mean", OPENAI_MEAN),
            preprocessing.positiveChannels("std", OPENAI_STD)));
  }

  private static ImageTower image(ConfigObject image) throws TrialFailure {
    int width = image.integer("width", 768);
    int heads = width / image.integer("head_width", 64);
    int imageSize = image.side("image_size", 224);
    int patchSize = image.side("patch_size", 16);
    if (imageSize % patchSize != 0) {
      throw image.unsupported(
          "%simage_size is %d, no multiple of patch_size %d"
              .formatted(image.path(), imageSize, patchSize));
    }
    return new ImageTower(imageSize, patchSize, transformer(image, width, heads));
  }

  private static TextTower text(ConfigObject text, String tokenizer) throws TrialFailure {
    return new TextTower(
        text.integer("context_length", 77),
        text.integer("vocab_size", 49408),
        tokenizer,
        transformer(text, text.integer("width", 512), text.integer("heads", 8)));
  }

  private static Transformer transformer(ConfigObject tower, int width, int heads)
      throws TrialFailure {
    if (heads == 0 || width % heads != 0) {
      throw tower.unsupported(
          "%swidth is %d, no multiple of the %d heads".formatted(tower.path(), width, heads));
    }
    int hidden = (int) (width * tower.number("mlp_ratio", 4));
    if (hidden == 0) {
      throw tower.unsupported(
          "%smlp_ratio is %s, too small for width %d"
              .formatted(tower.path(), tower.text("mlp_ratio", ""), width));
    }
    return new Transformer(width, tower.integer("layers", 12), heads, hidden);
  }
}
