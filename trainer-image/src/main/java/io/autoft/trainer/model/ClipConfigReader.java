package io.autoft.trainer.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Reason;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import io.autoft.trainer.model.ClipConfig.Preprocessing;
import io.autoft.trainer.model.ClipConfig.TextTower;
import io.autoft.trainer.model.ClipConfig.Transformer;
import io.autoft.trainer.report.TrialFailure;
import java.util.Map;

/**
 * Reads {@code open_clip_config.json}. Keys that are absent have OpenCLIP's defaults; keys that ask
 * for an architecture other than the plain CLIP ViT are refused, not ignored.
 */
public final class ClipConfigReader {

  private static final float[] OPENAI_MEAN = {0.48145466f, 0.4578275f, 0.40821073f};
  private static final float[] OPENAI_STD = {0.26862954f, 0.26130258f, 0.27577711f};

  /** Keys of a tower and the values with which it is still the plain one. */
  private static final Map<String, String> PLAIN_IMAGE =
      Map.of(
          "timm_model_name", "null",
          "attentional_pool", "false",
          "no_ln_pre", "false",
          "ls_init_value", "null",
          "pool_type", "\"tok\"",
          "pos_embed_type", "\"learnable\"");

  private static final Map<String, String> PLAIN_TEXT =
      Map.of(
          "hf_model_name", "null",
          "embed_cls", "false",
          "no_causal_mask", "false",
          "ls_init_value", "null",
          "pool_type", "\"argmax\"",
          "proj_bias", "false");

  private final String file;

  private ClipConfigReader(String file) {
    this.file = file;
  }

  /**
   * Reads a configuration.
   *
   * @param json text of the file
   * @param file where it is, for messages
   */
  public static ClipConfig read(String json, String file) throws TrialFailure {
    var reader = new ClipConfigReader(file);
    try {
      return reader.config(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw reader.unsupported("it is not JSON (" + e.getOriginalMessage() + ")");
    }
  }

  private ClipConfig config(JsonNode root) throws TrialFailure {
    var model = root.path("model_cfg");
    if (!model.isObject()) {
      throw unsupported("model_cfg is missing");
    }
    var image = model.path("vision_cfg");
    var text = model.path("text_cfg");
    requirePlain("model_cfg.vision_cfg", image, PLAIN_IMAGE);
    requirePlain("model_cfg.text_cfg", text, PLAIN_TEXT);
    requirePlain("model_cfg", model, Map.of("init_logit_bias", "null", "custom_text", "false"));
    return new ClipConfig(
        integer(model, "model_cfg.", "embed_dim", -1),
        model.path("quick_gelu").asBoolean(false),
        image(image),
        text(text),
        preprocessing(root.path("preprocess_cfg")));
  }

  private ImageTower image(JsonNode image) throws TrialFailure {
    var in = "model_cfg.vision_cfg.";
    int width = integer(image, in, "width", 768);
    int headWidth = integer(image, in, "head_width", 64);
    var transformer = transformer(image, in, width, 12, width / headWidth);
    int imageSize = integer(image, in, "image_size", 224);
    int patchSize = integer(image, in, "patch_size", 16);
    if (imageSize % patchSize != 0) {
      throw unsupported(
          "%simage_size is %d, no multiple of patch_size %d".formatted(in, imageSize, patchSize));
    }
    return new ImageTower(imageSize, patchSize, transformer);
  }

  private TextTower text(JsonNode text) throws TrialFailure {
    var in = "model_cfg.text_cfg.";
    int width = integer(text, in, "width", 512);
    var transformer = transformer(text, in, width, 12, integer(text, in, "heads", 8));
    return new TextTower(
        integer(text, in, "context_length", 77),
        integer(text, in, "vocab_size", 49408),
        text.path("tokenizer").asText("SimpleTokenizer"),
        transformer);
  }

  private Transformer transformer(JsonNode tower, String in, int width, int layers, int heads)
      throws TrialFailure {
    if (heads == 0 || width % heads != 0) {
      throw unsupported("%swidth is %d, no multiple of the %d heads".formatted(in, width, heads));
    }
    int hidden = (int) (width * tower.path("mlp_ratio").asDouble(4));
    return new Transformer(width, integer(tower, in, "layers", layers), heads, hidden);
  }

  private Preprocessing preprocessing(JsonNode preprocessing) throws TrialFailure {
    return new Preprocessing(
        channels(preprocessing, "mean", OPENAI_MEAN), channels(preprocessing, "std", OPENAI_STD));
  }

  private float[] channels(JsonNode preprocessing, String key, float[] absent) throws TrialFailure {
    var array = preprocessing.path(key);
    if (array.isMissingNode()) {
      return absent.clone();
    }
    if (array.size() != absent.length) {
      throw unsupported(
          "preprocess_cfg.%s has %d values; it must have 3".formatted(key, array.size()));
    }
    var channels = new float[absent.length];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = (float) array.get(c).asDouble();
    }
    return channels;
  }

  private int integer(JsonNode parent, String in, String key, int absent) throws TrialFailure {
    var node = parent.path(key);
    int value = node.isMissingNode() ? absent : node.isInt() ? node.intValue() : -1;
    if (value <= 0) {
      throw unsupported(
          "%s%s is %s; it must be a positive integer"
              .formatted(in, key, node.isMissingNode() ? "missing" : node.toString()));
    }
    return value;
  }

  private void requirePlain(String in, JsonNode tower, Map<String, String> plain)
      throws TrialFailure {
    for (var key : plain.keySet().stream().sorted().toList()) {
      var node = tower.path(key);
      if (!node.isMissingNode() && !node.isNull() && !node.toString().equals(plain.get(key))) {
        throw unsupported("%s.%s is %s, which this trainer cannot run".formatted(in, key, node));
      }
    }
  }

  private TrialFailure unsupported(String what) {
    return new TrialFailure(Reason.UnsupportedModel, "model: %s: %s".formatted(file, what));
  }
}
