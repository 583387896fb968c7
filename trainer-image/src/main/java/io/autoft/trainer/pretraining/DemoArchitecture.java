package io.autoft.trainer.pretraining;

import io.autoft.trainer.data.DemoShapes;
import io.autoft.trainer.text.WordTokenizer;
import java.util.List;

/** The demo model's configuration, in OpenCLIP's words. */
final class DemoArchitecture {

  private static final String CONFIG =
      """
      {
        "model_cfg": {
          "embed_dim": 48,
          "vision_cfg": {
            "image_size": 32,
            "layers": 3,
            "width": 64,
            "head_width": 16,
            "patch_size": 8
          },
          "text_cfg": {
            "context_length": 14,
            "vocab_size": %d,
            "width": 48,
            "heads": 4,
            "layers": 2
          }
        },
        "preprocess_cfg": {
          "mean": [0.5, 0.5, 0.5],
          "std": [0.25, 0.25, 0.25]
        },
        "tokenizer": "Words"
      }
      """;

  private DemoArchitecture() {}

  /** Lines of the vocabulary file. */
  static List<String> vocabulary() {
    return WordTokenizer.vocabulary(DemoShapes.vocabulary());
  }

  /** Text of the configuration file. */
  static String config() {
    return CONFIG.formatted(vocabulary().size());
  }
}
