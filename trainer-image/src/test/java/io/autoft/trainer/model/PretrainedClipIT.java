package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.Safetensors.DamagedFileException;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class PretrainedClipIT {

  private static final String PROJECTION = "visual.proj";

  @TempDir private Path folder;

  private final NDManager manager;

  PretrainedClipIT(NDManager manager) {
    this.manager = manager;
  }

  @BeforeEach
  void copyTheShippedModel() throws IOException {
    for (var name : new String[] {ModelFiles.CONFIG, ModelFiles.WEIGHTS, ModelFiles.VOCABULARY}) {
      try (var stream = getClass().getResourceAsStream("/models/shapes/" + name)) {
        Files.copy(stream, folder.resolve(name));
      }
    }
  }

  @Test
  void loadsTheShippedModelAndACopyOfItAlike() throws TrialFailure {
    var shipped = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var copy = load();

    assertThat(copy.size()).isEqualTo(228_305);
    assertThat(copy.values(PROJECTION)).isEqualTo(shipped.values(PROJECTION));
  }

  @Test
  void writesWhatItReads() throws IOException, DamagedFileException {
    var original = weights();

    rewrite(tensors -> {});

    assertThat(weights().tensors()).isEqualTo(original.tensors());
  }

  @Test
  void namesATensorThatIsMissing() throws IOException {
    rewrite(tensors -> tensors.remove(PROJECTION));

    assertUnsupported("has no tensor visual.proj; shape [64, 48] is expected");
  }

  @Test
  void namesATensorOfAnotherShape() throws IOException {
    rewrite(t -> t.put(PROJECTION, new Values(Dimensions.of(48, 64), new float[48 * 64])));

    assertUnsupported("tensor visual.proj has shape [48, 64]; [64, 48] is expected");
  }

  @Test
  void namesATensorThatItHasNoUseFor() throws IOException {
    rewrite(t -> t.put("logit_bias", new Values(Dimensions.of(), new float[1])));

    assertUnsupported("has a tensor logit_bias, which the configuration does not call for");
  }

  @Test
  void namesATensorOfAnotherType() throws IOException {
    var file = folder.resolve(ModelFiles.WEIGHTS);
    var bytes = Files.readAllBytes(file);
    var header = new String(bytes, 0, 200, StandardCharsets.ISO_8859_1);
    System.arraycopy("I32".getBytes(StandardCharsets.US_ASCII), 0, bytes, header.indexOf("F32"), 3);
    Files.write(file, bytes);

    assertUnsupported("has type I32; F32, F16 or BF16 is expected");
  }

  @Test
  void readsHalfPrecisionInTheEngineAsOnTheHeap() throws Exception {
    for (var dtype : new String[] {"F16", "BF16"}) {
      halve(dtype);
      var pretrained = load();
      for (var name : new String[] {PROJECTION, ClipArchitecture.LOGIT_SCALE}) {
        var array = pretrained.array(name, manager);

        assertThat(array.toFloatArray()).isEqualTo(floats(pretrained.values(name)));
        assertThat(array.getShape().dimension()).isEqualTo(name.equals(PROJECTION) ? 2 : 0);
      }
    }
  }

  @Test
  void readsTheNamesOfModelsWithATextTowerOfTheirOwn() throws Exception {
    var original = floats(load().values("text_projection"));
    rewrite(
        tensors -> {
          for (var name : List.copyOf(tensors.keySet())) {
            if (!name.startsWith("visual.") && !name.equals(ClipArchitecture.LOGIT_SCALE)) {
              tensors.put("text." + name, tensors.remove(name));
            }
          }
        });

    assertThat(floats(load().values("text_projection"))).isEqualTo(original);
  }

  @Test
  void refusesATensorWithBothNames() throws IOException {
    rewrite(t -> t.put("text.text_projection", t.get("text_projection")));

    assertUnsupported("has both a tensor text_projection and text.text_projection");
  }

  @Test
  void takesAScalarThatIsAnArrayOfOne() throws Exception {
    rewrite(t -> t.put("logit_scale", new Values(Dimensions.of(1), new float[] {2.5f})));

    assertThat(load().values("logit_scale").get(0)).isEqualTo(2.5f);
  }

  @Test
  void refusesATowerAlone() throws IOException {
    rewrite(tensors -> tensors.keySet().removeIf(name -> !name.startsWith("visual.")));

    assertUnsupported("has an image tower only; the head is made with the text tower's prompts");
  }

  @Test
  void refusesTheFilesOfAnotherLibrary() throws IOException {
    rewrite(t -> t.put("vision_model.post_layernorm.weight", t.remove("visual.ln_post.weight")));

    assertUnsupported("has the names of the library transformers; OpenCLIP's are expected");
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException {
    var file = folder.resolve(ModelFiles.WEIGHTS);
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertUnsupported("is damaged: ");
    assertUnsupported("the file is cut short");
  }

  @Test
  void refusesAnotherTokenizer() throws IOException {
    edit(ModelFiles.CONFIG, "\"Words\"", "\"Other\"");

    assertUnsupported("tokenizer is Other; this trainer has SimpleTokenizer and Words");
  }

  @Test
  void refusesAVocabularyThatIsTooSmallForTheTokenizer() throws IOException {
    edit(ModelFiles.CONFIG, "\"Words\"", "\"SimpleTokenizer\"");

    assertUnsupported("text_cfg.vocab_size is 41; the tokenizer SimpleTokenizer needs 49408");
  }

  @Test
  void refusesAVocabularyOfAnotherSize() throws IOException {
    edit(ModelFiles.VOCABULARY, "heart\n", "heart\nzebra\n");

    assertUnsupported("vocab.txt has 42 lines; text_cfg.vocab_size is 41");
  }

  @Test
  void missesAFolderOrAFile() throws IOException {
    Files.delete(folder.resolve(ModelFiles.WEIGHTS));

    assertFailure(this::load, Reason.DataMissing, "open_clip_model.safetensors");
    assertFailure(
        () -> ModelFiles.of("file:///nowhere"),
        Reason.DataMissing,
        "model: there is no folder /nowhere");
    assertFailure(
        () -> PretrainedClip.load(ModelFiles.of("demo://nothing")),
        Reason.DataMissing,
        "model: cannot read demo://nothing/open_clip_config.json");
  }

  @Test
  void missesWhatIsEmpty() throws IOException {
    Files.write(folder.resolve(ModelFiles.CONFIG), new byte[0]);

    assertFailure(this::load, Reason.DataMissing, "open_clip_config.json is empty");
  }

  @Test
  void refusesASourceThatOnlyTheOperatorCanMount() {
    assertFailure(
        () -> ModelFiles.of("pvc://models/clip"), Reason.BadConfig, "it must be demo://name or");
  }

  private PretrainedClip load() throws TrialFailure {
    return PretrainedClip.load(ModelFiles.of(folder.toUri().toString()));
  }

  private void assertUnsupported(String message) {
    assertFailure(this::load, Reason.UnsupportedModel, message);
  }

  private static void assertFailure(ThrowingCallable call, Reason reason, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TrialFailure.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  private void edit(String name, String from, String to) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private Safetensors weights() throws IOException, DamagedFileException {
    return Safetensors.parse(
        new FileContent.Memory(
            ByteBuffer.wrap(Files.readAllBytes(folder.resolve(ModelFiles.WEIGHTS)))));
  }

  /** Writes the file with the upper halves of its scalars, which are some halves in any type. */
  private void halve(String dtype) throws IOException, DamagedFileException {
    var tensors = new TreeMap<>(weights().tensors());
    var entries = new ArrayList<String>();
    var data = new ByteArrayOutputStream();
    for (var tensor : tensors.entrySet()) {
      var values = floats(tensor.getValue().floats());
      int start = data.size();
      for (float value : values) {
        int half = Float.floatToIntBits(value) >>> 16;
        data.write(half);
        data.write(half >> 8);
      }
      entries.add(
          "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(tensor.getKey(), dtype, tensor.getValue().shape(), start, data.size()));
    }
    var header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
    var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (var file = Files.newOutputStream(folder.resolve(ModelFiles.WEIGHTS))) {
      file.write(length.putLong(header.length).array());
      file.write(header);
      data.writeTo(file);
    }
  }

  private static float[] floats(FloatBuffer values) {
    var floats = new float[values.remaining()];
    values.duplicate().get(floats);
    return floats;
  }

  private void rewrite(Consumer<Map<String, Values>> change) throws IOException {
    try {
      var values = new HashMap<String, Values>();
      weights()
          .tensors()
          .forEach(
              (name, tensor) ->
                  values.put(name, new Values(tensor.shape(), floats(tensor.floats()))));
      change.accept(values);
      SafetensorsWriter.write(folder.resolve(ModelFiles.WEIGHTS), values);
    } catch (DamagedFileException e) {
      throw new IOException(e);
    }
  }
}
