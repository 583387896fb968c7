package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models of other shapes than the demo's, with OpenCLIP's own tokenizer, against the values that
 * {@code src/test/python/models.py} got from open_clip in double precision.
 */
@ExtendWith(EngineExtension.class)
class RandomClipIT {

  private static final float TOLERANCE = 5e-6f;

  @TempDir private Path folder;

  private final NDManager manager;

  RandomClipIT(NDManager manager) {
    this.manager = manager;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gelu", "quickGelu"})
  void hasOpenClipsFeaturesAndLogits(String name) throws Exception {
    var golden = golden();
    var model = golden.path("models").path(name);
    RandomClip.write(folder, model.path("config").toString(), golden.path("seed").longValue());
    var pretrained = PretrainedClip.load(ModelFiles.of(folder.toUri().toString()));
    var expected = model.path("expected");
    var parameters = parameters(pretrained, manager);
    var config = pretrained.config();

    var images =
        new ImageEncoder(config, manager)
            .encode(parameters, pixels(config.image().imageSize(), manager));
    var texts =
        new TextEncoder(config, manager).encode(parameters, texts(golden, pretrained), manager);
    var scale = parameters.get(ClipArchitecture.LOGIT_SCALE).exp();

    assertClose(images, expected.path("images"), TOLERANCE);
    assertClose(texts, expected.path("texts"), TOLERANCE);
    assertClose(
        images.matMul(texts.transpose()).mul(scale),
        expected.path("logits"),
        TOLERANCE * scale.getFloat());
  }

  /** With one template, a row of the head is a text's feature times the logit scale. */
  @ParameterizedTest
  @CsvSource({
    "PLAIN_OPERATORS,gelu",
    "PLAIN_OPERATORS,quickGelu",
    "PROGRAM,gelu",
    "PROGRAM,quickGelu"
  })
  void hasOpenClipsLogitsWithAHead(Implementation how, String name) throws Exception {
    var golden = golden();
    var model = golden.path("models").path(name);
    RandomClip.write(folder, model.path("config").toString(), golden.path("seed").longValue());
    var pretrained = PretrainedClip.load(ModelFiles.of(folder.toUri().toString()));
    var texts = texts(golden, pretrained);
    var clip = how.of(pretrained, new Prompts(texts.size(), 1, texts), false, manager);
    var pixels = pixels(pretrained.config().image().imageSize(), manager);

    assertThat(clip.logits(clip.initial().copy(manager), pixels))
        .containsExactly(
            Golden.floats(model.path("expected").path("logits")), within(TOLERANCE / 0.07f));
  }

  private static void assertClose(NDArray actual, JsonNode expected, float tolerance) {
    assertThat(actual.toFloatArray()).containsExactly(Golden.floats(expected), within(tolerance));
  }

  private static Texts texts(JsonNode golden, PretrainedClip pretrained) throws Exception {
    var sentences =
        StreamSupport.stream(golden.path("texts").spliterator(), false)
            .map(JsonNode::textValue)
            .toList();
    return Texts.of(sentences, pretrained.tokenizer(), pretrained.config().text().contextLength());
  }

  private static NDArray pixels(int size, NDManager manager) {
    var pixels = new float[3 * 3 * size * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 7919L % 2003 / 1001.5f - 1;
    }
    return manager.create(pixels, new Shape(3, 3, size, size));
  }

  static Parameters parameters(PretrainedClip pretrained, NDManager manager) {
    var arrays = new HashMap<String, NDArray>();
    ClipArchitecture.all(pretrained.config())
        .keySet()
        .forEach(name -> arrays.put(name, pretrained.array(name, manager)));
    return new Parameters(arrays);
  }

  private static JsonNode golden() throws IOException {
    try (var stream = RandomClipIT.class.getResourceAsStream("/golden/models.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }
}
