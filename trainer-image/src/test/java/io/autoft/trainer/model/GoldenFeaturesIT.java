package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Features of both towers and the zero-shot head against open_clip's. */
@ExtendWith(EngineExtension.class)
class GoldenFeaturesIT {

  private static final Offset<Float> TOLERANCE = within(5e-6f);

  @TempDir private Path folder;

  private final NDManager manager;

  GoldenFeaturesIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void areThoseOfOpenClip() throws Exception {
    check("gelu", "\"model_cfg\": {");
  }

  @Test
  void areThoseOfOpenClipWithQuickGelu() throws Exception {
    check("quickGelu", "\"model_cfg\": {\"quick_gelu\": true,");
  }

  private void check(String name, String startOfConfig) throws Exception {
    for (var file : new String[] {ModelFiles.CONFIG, ModelFiles.WEIGHTS, ModelFiles.VOCABULARY}) {
      try (var stream = getClass().getResourceAsStream("/models/shapes/" + file)) {
        Files.copy(stream, folder.resolve(file));
      }
    }
    var config = folder.resolve(ModelFiles.CONFIG);
    Files.writeString(config, Files.readString(config).replace("\"model_cfg\": {", startOfConfig));
    var pretrained = PretrainedClip.load(ModelFiles.of(folder.toUri().toString()));
    assertThat(pretrained.config().quickGelu()).isEqualTo(name.equals("quickGelu"));
    var expected = Golden.values().path(name);
    var parameters = parameters(pretrained, manager);
    var prompts = Golden.prompts(pretrained);
    var texts = new TextEncoder(pretrained.config(), manager);

    var images =
        new ImageEncoder(pretrained.config(), manager)
            .encode(parameters, Golden.pixels(0, manager));
    var classes = texts.encode(parameters, prompts.ofTemplate(1), manager);
    var head = ZeroShotHead.of(pretrained, prompts, texts, manager);

    assertThat(images.toFloatArray())
        .containsExactly(Golden.floats(expected.path("images")), TOLERANCE);
    assertThat(classes.toFloatArray())
        .containsExactly(Golden.floats(expected.path("texts")), TOLERANCE);
    // Rows of the head are as long as the logit scale, about 15.
    assertThat(head.toFloatArray())
        .containsExactly(Golden.floats(expected.path("head")), within(1e-4f));
  }

  private static Parameters parameters(PretrainedClip pretrained, NDManager manager) {
    var arrays = new HashMap<String, NDArray>();
    ClipArchitecture.all(pretrained.config())
        .keySet()
        .forEach(name -> arrays.put(name, pretrained.array(name, manager)));
    return new Parameters(arrays);
  }
}
