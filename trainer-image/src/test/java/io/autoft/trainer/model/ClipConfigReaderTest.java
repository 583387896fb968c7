package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ClipConfig.ImageTower;
import io.autoft.trainer.model.ClipConfig.TextTower;
import io.autoft.trainer.model.ClipConfig.Transformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  @Test
  void readsThePlainLayoutAndItsOwnKey() throws TrialFailure {
    var config =
        read(
            """
            {"embed_dim": 48, "vision_cfg": {"image_size": [32, 32], "patch_size": [8, 8]},
             "text_cfg": {}, "tokenizer": "Words", "preprocess_cfg": {"size": 32, "mode": "RGB"}}
            """);

    assertThat(config.image().imageSize()).isEqualTo(32);
    assertThat(config.image().patchSize()).isEqualTo(8);
    assertThat(config.text().tokenizer()).isEqualTo("Words");
  }

  @Test
  void passesOverWhatChangesNothing() throws TrialFailure {
    var plain = "{\"embed_dim\": 8, \"vision_cfg\": {}, \"text_cfg\": {}}";
    var config =
        read(
            """
            {"embed_dim": 8, "custom_text": true, "init_logit_scale": 2.6, "init_logit_bias": null,
             "vision_cfg": {"patch_dropout": 0, "timm_model_name": "", "timm_pool": "avg",
               "pool_type": "tok", "final_ln_after_pool": true, "act_kwargs": {}},
             "text_cfg": {"pad_id": 0, "hf_tokenizer_name": null, "tokenizer_kwargs": {},
               "proj_type": "linear", "hf_model_pretrained": true},
             "preprocess_cfg": {"interpolation": "bicubic", "resize_mode": "shortest",
               "fill_color": 0}}
            """);

    assertThat(config.image()).isEqualTo(read(plain).image());
    assertThat(config.text()).isEqualTo(read(plain).text());
  }

  @Test
  void takesANullForAbsentWhereOpenClipDoes() throws TrialFailure {
    var towers = "\"embed_dim\": 8, \"vision_cfg\": {%s}, \"text_cfg\": {%s}";
    var plain = read("{" + towers.formatted("", "") + "}");
    var nulls =
        towers.formatted(
            "\"attentional_pool\": null, \"no_ln_pre\": null",
            "\"embed_cls\": null, \"no_causal_mask\": null, \"proj_bias\": null");
    var flags = "\"quick_gelu\": null, \"custom_text\": null, \"init_logit_bias\": null";
    for (var preprocessing :
        List.of("null", "{\"mean\": null, \"std\": null, \"resize_mode\": null}")) {
      var config =
          read(
              "{%s, %s, \"preprocess_cfg\": %s, \"tokenizer\": null}"
                  .formatted(nulls, flags, preprocessing));

      assertThat(config.quickGelu()).isFalse();
      assertThat(config.image()).isEqualTo(plain.image());
      assertThat(config.text()).isEqualTo(plain.text());
      assertThat(config.preprocessing().mean()).isEqualTo(plain.preprocessing().mean());
      assertThat(config.preprocessing().standardDeviation())
          .isEqualTo(plain.preprocessing().standardDeviation());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ViT-B-32, 512, 224, 32, 768, 12, 12, 512, 8, 151277313",
    "ViT-B-16, 512, 224, 16, 768, 12, 12, 512, 8, 149620737",
    "ViT-L-14, 768, 224, 14, 1024, 24, 16, 768, 12, 427616513",
    "ViT-L-14-336, 768, 336, 14, 1024, 24, 16, 768, 12, 427944193"
  })
  void readsTheModelsThatOpenAiPublished(
      String name,
      int embedding,
      int imageSize,
      int patchSize,
      int width,
      int layers,
      int heads,
      int textWidth,
      int textHeads,
      long scalars)
      throws Exception {
    var config = read(resource("/models/" + name + ".json"));

    assertThat(config.embedding()).isEqualTo(embedding);
    assertThat(config.quickGelu()).isTrue();
    assertThat(config.image())
        .isEqualTo(
            new ImageTower(imageSize, patchSize, new Transformer(width, layers, heads, 4 * width)));
    assertThat(config.text().transformer())
        .isEqualTo(new Transformer(textWidth, 12, textHeads, 4 * textWidth));
    assertThat(ClipArchitecture.all(config).values().stream().mapToLong(Dimensions::size).sum())
        .isEqualTo(scalars);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense | it is not JSON
          {} | model_cfg is missing; it must be an object
          [] | model_cfg is missing; it must be an object
          {"model_cfg": {}} | model_cfg.vision_cfg is missing; it must be an object
          {"model_cfg": {"vision_cfg": {}, "text_cfg": {}}} | model_cfg.embed_dim is missing; it must be a positive integer
          {"embed_dim": "x", "vision_cfg": {}, "text_cfg": {}} | embed_dim is "x"; it must be a positive integer
          {"embed_dim": 8, "text_cfg": {}} | vision_cfg is missing; it must be an object
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "quick_gelu": 1} | quick_gelu is 1; it must be true or false
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "init_logit_bias": -10} | init_logit_bias is -10, which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "multimodal_cfg": {}} | multimodal_cfg is {}, which this trainer cannot run; it does not know this key
          {"embed_dim": 8, "vision_cfg": {"layers": [3, 4, 6, 3]}, "text_cfg": {}} | vision_cfg.layers is [3,4,6,3]; it must be a positive integer
          {"embed_dim": 8, "vision_cfg": {"timm_model_name": "vit"}, "text_cfg": {}} | vision_cfg.timm_model_name is "vit", which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {"attentional_pool": true}, "text_cfg": {}} | vision_cfg.attentional_pool is true, which this trainer cannot run; it must be absent or false
          {"embed_dim": 8, "vision_cfg": {"no_ln_pre": true}, "text_cfg": {}} | vision_cfg.no_ln_pre is true, which this trainer cannot run; it must be absent or false
          {"embed_dim": 8, "vision_cfg": {"ls_init_value": 1e-5}, "text_cfg": {}} | vision_cfg.ls_init_value is 1.0E-5, which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {"patch_dropout": 0.5}, "text_cfg": {}} | vision_cfg.patch_dropout is 0.5, which this trainer cannot run; it must be absent or 0.0
          {"embed_dim": 8, "vision_cfg": {"pool_type": "avg"}, "text_cfg": {}} | vision_cfg.pool_type is "avg", which this trainer cannot run; it must be absent or "tok"
          {"embed_dim": 8, "vision_cfg": {"norm_kwargs": {"eps": 1e-6}}, "text_cfg": {}} | vision_cfg.norm_kwargs is {"eps":1.0E-6}, which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {"block_type": "x"}, "text_cfg": {}} | vision_cfg.block_type is "x", which this trainer cannot run; it does not know this key
          {"embed_dim": 8, "vision_cfg": {"image_size": 33, "patch_size": 8}, "text_cfg": {}} | vision_cfg.image_size is 33, no multiple of patch_size 8
          {"embed_dim": 8, "vision_cfg": {"image_size": [32, 48]}, "text_cfg": {}} | vision_cfg.image_size is [32,48]; width and height must be the same
          {"embed_dim": 8, "vision_cfg": {"mlp_ratio": "4"}, "text_cfg": {}} | vision_cfg.mlp_ratio is "4"; it must be a positive number
          {"embed_dim": 8, "vision_cfg": {"mlp_ratio": 0.001}, "text_cfg": {}} | vision_cfg.mlp_ratio is 0.001, too small for width 768
          {"embed_dim": 8, "vision_cfg": {"head_width": 1000}, "text_cfg": {}} | vision_cfg.width is 768, no multiple of the 0 heads
          {"embed_dim": 8, "vision_cfg": {"head_width": null}, "text_cfg": {}} | vision_cfg.head_width is null; it must be a positive integer
          {"embed_dim": 8, "vision_cfg": {"mlp_ratio": null}, "text_cfg": {}} | vision_cfg.mlp_ratio is null; it must be a positive number
          {"embed_dim": 8, "vision_cfg": {"image_size": null}, "text_cfg": {}} | vision_cfg.image_size is null; it must be a positive integer
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"layers": null}} | text_cfg.layers is null; it must be a positive integer
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"hf_model_name": "bert"}} | text_cfg.hf_model_name is "bert", which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"hf_tokenizer_name": "bert"}} | text_cfg.hf_tokenizer_name is "bert", which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"tokenizer_kwargs": {"clean": "x"}}} | text_cfg.tokenizer_kwargs is {"clean":"x"}, which this trainer cannot run; it must be absent or null
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"pool_type": "last"}} | text_cfg.pool_type is "last", which this trainer cannot run; it must be absent or "argmax"
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"no_causal_mask": true}} | text_cfg.no_causal_mask is true, which this trainer cannot run; it must be absent or false
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"embed_cls": true}} | text_cfg.embed_cls is true, which this trainer cannot run; it must be absent or false
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {"width": 10, "heads": 4}} | text_cfg.width is 10, no multiple of the 4 heads
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"resize_mode": "squash"}} | preprocess_cfg.resize_mode is "squash", which this trainer cannot run; it must be absent or "shortest"
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"interpolation": "bilinear"}} | preprocess_cfg.interpolation is "bilinear", which this trainer cannot run; it must be absent or "bicubic"
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"mean": [0.5, 0.5]}} | preprocess_cfg.mean is [0.5,0.5]; it must be three finite numbers
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"mean": [0.5, 1e400, 0.5]}} | preprocess_cfg.mean is [0.5,"Infinity",0.5]; it must be three finite numbers
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"std": [0.25, 0, 0.25]}} | preprocess_cfg.std is [0.25,0,0.25]; it must be three finite numbers above 0
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"std": [0.25, -0.25, 0.25]}} | preprocess_cfg.std is [0.25,-0.25,0.25]; it must be three finite numbers above 0
          {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}, "preprocess_cfg": {"std": [1e-60, 1, 1]}} | preprocess_cfg.std is [1.0E-60,1,1]; it must be three finite numbers above 0
          """)
  void refusesWhatItCannotRun(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UnsupportedModel))
        .hasMessageStartingWith("model: the file: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model_cfg       | preprocess_cfg | {}    | model_cfg.preprocess_cfg is in the wrong place; it belongs at the top of the file
          model_cfg       | tokenizer      | "Words" | model_cfg.tokenizer is in the wrong place; it belongs at the top of the file
          model_cfg       | mean           | [0, 0, 0] | model_cfg.mean is in the wrong place; it belongs in preprocess_cfg
          model_cfg       | image_size     | 16    | model_cfg.image_size is in the wrong place; it belongs in vision_cfg
          model_cfg       | layers         | 6     | model_cfg.layers is in the wrong place; it belongs in vision_cfg or in text_cfg
          model_cfg/vision_cfg | quick_gelu | true | model_cfg.vision_cfg.quick_gelu is in the wrong place; it belongs in model_cfg
          model_cfg/text_cfg | embed_dim   | 8     | model_cfg.text_cfg.embed_dim is in the wrong place; it belongs in model_cfg
          preprocess_cfg  | tokenizer      | "Words" | preprocess_cfg.tokenizer is in the wrong place; it belongs at the top of the file
          ''              | quick_gelu     | true  | quick_gelu is in the wrong place; it belongs in model_cfg
          ''              | embed_dim      | 8     | embed_dim is in the wrong place; it belongs in model_cfg
          ''              | std            | [1, 1, 1] | std is in the wrong place; it belongs in preprocess_cfg
          ''              | preproces_cfg  | {}    | preproces_cfg is {}, which this trainer cannot run; it does not know this key
          """)
  void saysWhereAKeyInTheWrongPlaceBelongs(String place, String key, String value, String message)
      throws JsonProcessingException {
    var json = new ObjectMapper();
    var file =
        json.readTree(
            """
            {"model_cfg": {"embed_dim": 8, "vision_cfg": {}, "text_cfg": {}}, "preprocess_cfg": {}}
            """);
    ((ObjectNode) (place.isEmpty() ? file : file.at("/" + place))).set(key, json.readTree(value));

    assertThatThrownBy(() -> read(file.toString()))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UnsupportedModel))
        .hasMessage("model: the file: " + message);
  }

  private static String resource(String name) throws IOException {
    try (var stream = ClipConfigReaderTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ClipConfig read(String json) throws TrialFailure {
    return ClipConfigReader.read(json, "the file");
  }
}
