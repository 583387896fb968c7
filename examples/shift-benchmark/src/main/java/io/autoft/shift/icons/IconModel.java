package io.autoft.shift.icons;

import io.autoft.contract.Loss;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.pretraining.Pretraining;
import io.autoft.trainer.pretraining.PretrainingPlan;
import io.autoft.trainer.text.WordTokenizer;
import io.autoft.trainer.training.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pretrained model of the icons: a CLIP of 0.7 million parameters. */
final class IconModel {

  private static final int STEPS = 3000;
  private static final String CONFIG =
      """
      {
        "model_cfg": {
          "embed_dim": 64,
          "vision_cfg": {
            "image_size": 32,
            "layers": 4,
            "width": 96,
            "head_width": 24,
            "patch_size": 8
          },
          "text_cfg": {
            "context_length": 8,
            "vocab_size": %d,
            "width": 64,
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

  private IconModel() {}

  static void pretrain(CaptionedIcons icons, Path folder) throws IOException, TrialFailure {
    List<String> vocabulary = WordTokenizer.vocabulary(icons.words());
    var contrastive = new Objective(Map.of(Loss.Contrastive, 1.0));
    var plan =
        new PretrainingPlan(
            CONFIG.formatted(vocabulary.size()),
            vocabulary,
            STEPS,
            128,
            new Schedule(1e-3, 200, STEPS),
            0.05,
            step -> contrastive,
            Recolouring::new);
    new Pretraining(plan, System.out::println).run(icons.data(), folder);
  }
}
