package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import io.autoft.trainer.model.ClipConfig.TextTower;
import io.autoft.trainer.model.ClipConfig.Transformer;
import io.autoft.trainer.report.TrialFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipConfigReaderTest {

  @Test
  void takesOpenClipsDefaultsForAbsentKeys() throws TrialFailure {
    var config =
        read("{\"model_cfg\": {\"embed_dim\": 512, \"vision_cfg\": {}, \"text_cfg\": {}}}");

    assertThat(config.embedding()).isEqualTo(512);
    assertThat(config.quickGelu()).isFalse();
    assertThat(config.image())
        .isEqualTo(new ImageTower(224, 16, new Transformer(768, 12, 12, 3072)));
    assertThat(config.text())
        .isEqualTo(new TextTower(77, 49408, "SimpleTokenizer", new Transformer(512, 12, 8, 2048)));
    assertThat(config.preprocessing().mean()).containsExactly(0.48145466f, 0.4578275f, 0.40821073f);
  }

  @Test
  void readsWhatIsGiven() throws TrialFailure {
    var config =
        read(
            """
            {"model_cfg": {"embed_dim": 48, "quick_gelu": true,
              "vision_cfg": {"image_size": 32, "layers": 3, "width": 64, "head_width": 16,
                "patch_size": 8, "mlp_ratio": 2.51},
              "text_cfg": {"context_length": 14, "vocab_size": 40, "tokenizer": "Words",
                "width": 48, "heads": 4, "layers": 2}},
             "preprocess_cfg": {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]}}
            """);

    assertThat(config.quickGelu()).isTrue();
    assertThat(config.image()).isEqualTo(new ImageTower(32, 8, new Transformer(64, 3, 4, 160)));
    assertThat(config.text())
        .isEqualTo(new TextTower(14, 40, "Words", new Transformer(48, 2, 4, 192)));
    assertThat(config.preprocessing().standardDeviation()).containsExactly(0.25f, 0.25f, 0.25f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                                | it is not JSON
          {}                                                      | model_cfg is missing
          {"model_cfg": {}}                                       | model_cfg.embed_dim is missing; it must be a positive integer
          {"model_cfg": {"embed_dim": "x"}}                       | model_cfg.embed_dim is "x"; it must be a positive integer
          {"model_cfg": {"embed_dim": 8, "vision_cfg": {"layers": [3, 4, 6, 3]}}} | model_cfg.vision_cfg.layers is [3,4,6,3]; it must be a positive integer
          {"model_cfg": {"embed_dim": 8, "vision_cfg": {"timm_model_name": "vit"}}} | model_cfg.vision_cfg.timm_model_name is "vit", which this trainer cannot run
          {"model_cfg": {"embed_dim": 8, "text_cfg": {"hf_model_name": "bert"}}} | model_cfg.text_cfg.hf_model_name is "bert", which this trainer cannot run
          {"model_cfg": {"embed_dim": 8, "init_logit_bias": -10}} | model_cfg.init_logit_bias is -10, which this trainer cannot run
          {"model_cfg": {"embed_dim": 8, "vision_cfg": {"image_size": 33, "patch_size": 8}}} | model_cfg.vision_cfg.image_size is 33, no multiple of patch_size 8
          {"model_cfg": {"embed_dim": 8, "text_cfg": {"width": 10, "heads": 4}}} | model_cfg.text_cfg.width is 10, no multiple of the 4 heads
          """)
  void refusesWhatItCannotRun(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UnsupportedModel))
        .hasMessageStartingWith("model: the file: " + message);
  }

  private static ClipConfig read(String json) throws TrialFailure {
    return ClipConfigReader.read(json, "the file");
  }
}
