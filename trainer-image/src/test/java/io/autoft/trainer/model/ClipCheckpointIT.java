package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class ClipCheckpointIT {

  private static final String CONFIG =
      """
      {"embed_dim": 8, "custom_text": true,
       "vision_cfg": {"image_size": 16, "patch_size": 8, "width": 16, "head_width": 8, "layers": 1},
       "text_cfg": {"width": 8, "heads": 2, "layers": 1, "context_length": 9}}
      """;

  @TempDir private Path folder;

  private final NDManager manager;

  ClipCheckpointIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void writesWhatWasTrainedAndTheRestAsItWas() throws Exception {
    var source = Files.createDirectory(folder.resolve("source"));
    var target = Files.createDirectory(folder.resolve("target"));
    RandomClip.write(source, CONFIG, 1);
    var pretrained = PretrainedClip.load(ModelFiles.of(source.toUri().toString()));
    var shapes = new LinkedHashMap<>(ClipArchitecture.image(pretrained.config()));
    shapes.put(ClipArchitecture.HEAD, Dimensions.of(2, 8));
    var layout = ParameterLayout.of(shapes);
    var theta = manager.arange(layout.size()).toType(DataType.FLOAT32, false);

    new ClipCheckpoint(pretrained, layout, theta, List.of("cat", "dog")).writeTo(target);

    assertThat(theta.getShape()).isEqualTo(new Shape(layout.size()));

    var written = PretrainedClip.load(ModelFiles.of(target.toUri().toString()));
    var place = layout.entry("visual.proj");
    assertThat(written.values("visual.proj").get(3)).isEqualTo(place.offset() + 3f);
    for (var name : ClipArchitecture.text(pretrained.config()).keySet()) {
      assertThat(written.values(name)).as(name).isEqualTo(pretrained.values(name));
    }
    assertThat(head(target).get(15)).isEqualTo(layout.entry(ClipArchitecture.HEAD).offset() + 15f);
    assertThat(target.resolve("class_names.json")).hasContent("[\"cat\",\"dog\"]");
    assertThat(Files.readString(target.resolve(ModelFiles.CONFIG))).isEqualTo(CONFIG);
    assertThat(target.resolve(ModelFiles.VOCABULARY)).doesNotExist();
  }

  @Test
  void hasTheNamesOfTheModelThatItCameFrom() throws Exception {
    for (var prefix : List.of("", "text.")) {
      var source = Files.createDirectory(folder.resolve("source" + prefix));
      var target = Files.createDirectory(folder.resolve("target" + prefix));
      writeWithPrefix(source, prefix);
      var pretrained = PretrainedClip.load(ModelFiles.of(source.toUri().toString()));
      // The text tower's tensors are some that were trained and, without them, some that were not.
      for (boolean trainsText : new boolean[] {true, false}) {
        var layout = ParameterLayout.ofClassifier(pretrained.config(), 2, trainsText);
        var head = manager.zeros(new Shape(2, 8));
        var theta = pretrained.initial(layout, head, true, manager).copy(manager);

        new ClipCheckpoint(pretrained, layout, theta, List.of("cat", "dog")).writeTo(target);

        assertThat(target.resolve(ModelFiles.WEIGHTS))
            .hasSameBinaryContentAs(source.resolve(ModelFiles.WEIGHTS));
        assertThat(weights(target).keySet()).contains(prefix + "text_projection", "logit_scale");
      }
    }
  }

  private static void writeWithPrefix(Path folder, String prefix) throws Exception {
    var config = ClipConfigReader.read(CONFIG, "json");
    var text = ClipArchitecture.text(config).keySet();
    var named = new HashMap<String, Values>();
    RandomClip.weights(config, 1)
        .forEach(
            (name, values) -> {
              boolean prefixed = text.contains(name) && !name.equals(ClipArchitecture.LOGIT_SCALE);
              named.put(prefixed ? prefix + name : name, values);
            });
    SafetensorsWriter.write(folder.resolve(ModelFiles.WEIGHTS), named);
    Files.writeString(folder.resolve(ModelFiles.CONFIG), CONFIG);
  }

  private static Map<String, Safetensors.Tensor> weights(Path folder) throws Exception {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(ModelFiles.WEIGHTS)));
    return Safetensors.parse(new FileContent.Memory(bytes)).tensors();
  }

  private static FloatBuffer head(Path folder) throws Exception {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(ClipCheckpoint.HEAD_FILE)));
    var tensors = Safetensors.parse(new FileContent.Memory(bytes)).tensors();
    assertThat(tensors.get(ClipArchitecture.HEAD).shape()).isEqualTo(Dimensions.of(2, 8));
    return tensors.get(ClipArchitecture.HEAD).floats();
  }
}
