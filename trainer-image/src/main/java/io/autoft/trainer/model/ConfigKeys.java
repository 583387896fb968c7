package io.autoft.trainer.model;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the keys of one object in {@code open_clip_config.json} may say. OpenCLIP has many keys for
 * other architectures; a key that is not listed here may be one of a later version, so it is
 * refused unless it is switched off. OpenCLIP ignores a key in the wrong place, and with it what
 * was meant; here it is refused too.
 *
 * @param place where the object's keys stand, for messages
 * @param read keys that {@link ClipConfigReader} reads
 * @param plain keys that ask for another architecture, with the JSON that does not
 * @param harmless keys that change nothing in a plain CLIP ViT
 */
record ConfigKeys(String place, Set<String> read, Map<String, String> plain, Set<String> harmless) {

  /** Of the whole file, where the architecture is an object in it. */
  static final ConfigKeys FILE =
      new ConfigKeys(
          "at the top of the file",
          Set.of("model_cfg", "preprocess_cfg", "tokenizer"),
          Map.of(),
          Set.of());

  static final ConfigKeys MODEL =
      new ConfigKeys(
          "in model_cfg",
          Set.of("embed_dim", "quick_gelu", "vision_cfg", "text_cfg"),
          Map.of("init_logit_bias", "null", "nonscalar_logit_scale", "false"),
          // With the text tower that this trainer runs, custom_text only renames tensors.
          Set.of("custom_text", "init_logit_scale", "output_dict", "cast_dtype"));

  static final ConfigKeys IMAGE =
      new ConfigKeys(
          "in vision_cfg",
          Set.of("image_size", "patch_size", "width", "layers", "head_width", "mlp_ratio"),
          Map.of(
              "timm_model_name", "null",
              "attentional_pool", "false",
              "no_ln_pre", "false",
              "ls_init_value", "null",
              "patch_dropout", "0.0",
              "pool_type", "\"tok\"",
              "pos_embed_type", "\"learnable\"",
              "act_kwargs", "null",
              "norm_kwargs", "null"),
          Set.of(
              "final_ln_after_pool",
              "output_tokens",
              "attn_pooler_queries",
              "attn_pooler_heads",
              "timm_model_pretrained",
              "timm_pool",
              "timm_proj",
              "timm_proj_bias",
              "timm_drop",
              "timm_drop_path"));

  static final ConfigKeys TEXT =
      new ConfigKeys(
          "in text_cfg",
          Set.of(
              "context_length", "vocab_size", "width", "layers", "heads", "mlp_ratio", "tokenizer"),
          Map.ofEntries(
              entry("hf_model_name", "null"),
              entry("hf_tokenizer_name", "null"),
              entry("tokenizer_kwargs", "null"),
              entry("embed_cls", "false"),
              entry("no_causal_mask", "false"),
              entry("ls_init_value", "null"),
              entry("pool_type", "\"argmax\""),
              entry("proj_bias", "false"),
              entry("proj_type", "\"linear\""),
              entry("act_kwargs", "null"),
              entry("norm_kwargs", "null")),
          Set.of(
              "final_ln_after_pool",
              "output_tokens",
              "pad_id",
              "hf_model_pretrained",
              "hf_proj_type",
              "hf_pooler_type"));

  static final ConfigKeys PREPROCESSING =
      new ConfigKeys(
          "in preprocess_cfg",
          Set.of("mean", "std"),
          Map.of(
              "mode", "\"RGB\"",
              "interpolation", "\"bicubic\"",
              "resize_mode", "\"shortest\""),
          // OpenCLIP takes the size from the image tower, and fills nothing around such images.
          Set.of("size", "fill_color"));

  /** Of the whole file, where the architecture is at its top. */
  static final ConfigKeys PLAIN_FILE =
      new ConfigKeys(
          FILE.place,
          union(MODEL.read, Set.of("preprocess_cfg", "tokenizer")),
          MODEL.plain,
          MODEL.harmless);

  private static final List<ConfigKeys> PLACES = List.of(MODEL, IMAGE, TEXT, PREPROCESSING);

  ConfigKeys {
    requireNonNull(place, "place is null");
    read = Set.copyOf(read);
    plain = Map.copyOf(plain);
    harmless = Set.copyOf(harmless);
  }

  /** What is wrong with one of an object's keys, if anything is. */
  Optional<String> complaint(JsonNode object) {
    return object.properties().stream()
        .filter(entry -> !isPlain(entry.getKey(), entry.getValue()))
        .map(entry -> complaint(entry.getKey(), entry.getValue()))
        .findFirst();
  }

  private String complaint(String key, JsonNode value) {
    var allowed = plain.get(key);
    if (allowed != null) {
      return cannotRun(key, value, "it must be absent or " + allowed);
    }
    var places = places(key);
    return places.isEmpty()
        ? cannotRun(key, value, "it does not know this key")
        : "%s is in the wrong place; it belongs %s".formatted(key, places);
  }

  /** A tokenizer is read in the text tower too, but OpenCLIP would refuse it there. */
  private static String places(String key) {
    return FILE.knows(key)
        ? FILE.place
        : PLACES.stream()
            .filter(keys -> keys.knows(key))
            .map(ConfigKeys::place)
            .collect(Collectors.joining(" or "));
  }

  private static String cannotRun(String key, JsonNode value, String allowed) {
    return "%s is %s, which this trainer cannot run; %s".formatted(key, value, allowed);
  }

  private boolean knows(String key) {
    return read.contains(key) || plain.containsKey(key) || harmless.contains(key);
  }

  private boolean isPlain(String key, JsonNode value) {
    if (value.isNull() || read.contains(key) || harmless.contains(key)) {
      return true;
    }
    var allowed = plain.get(key);
    return allowed != null && (value.toString().equals(allowed) || isOff(value, allowed));
  }

  /** Python's other false values. */
  private static boolean isOff(JsonNode value, String allowed) {
    return switch (allowed) {
      case "null" -> value.isContainerNode() ? value.isEmpty() : value.toString().equals("\"\"");
      case "0.0" -> value.isNumber() && value.doubleValue() == 0;
      default -> false;
    };
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
  }
}
