package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "visual.proj, NaN, false",
    "visual.ln_post.bias, Infinity, false",
    "logit_scale, NaN, true",
    "logit_scale, NaN, false",
    "token_embedding.weight, -Infinity, true",
    "token_embedding.weight, NaN, false"
  })
  void namesATensorThatIsNotFinite(String name, float value, boolean trainsText) throws Exception {
    rewrite(
        tensors -> {
          var shape = tensors.get(name).shape();
          var values = floats(tensors.get(name).values().get());
          values[values.length / 2] = value;
          tensors.put(name, new Values(shape, values));
        });

    var pretrained = load();

    assertFailure(
        () -> requireFinite(pretrained, trainsText, 0),
        Reason.UnsupportedModel,
        "%s: tensor %s has a value that is %s; all must be finite"
            .formatted(folder.resolve(ModelFiles.WEIGHTS), name, value));
  }

  @Test
  void takesFiniteValuesWhoseSumIsNot() throws Exception {
    rewrite(
        tensors -> {
          var values = new float[64 * 48];
          Arrays.fill(values, Float.MAX_VALUE);
          tensors.put(PROJECTION, new Values(Dimensions.of(64, 48), values));
        });

    requireFinite(load(), false, 0);
  }

  @Test
  void saysThatTheHeadIsNotFinite() throws TrialFailure {
    var pretrained = load();

    requireFinite(pretrained, true, 0);
    assertFailure(
        () -> requireFinite(pretrained, true, Float.NaN),
        Reason.UnsupportedModel,
        "its text tower makes a head of the prompts that has a value that is NaN");
  }

  private void requireFinite(PretrainedClip pretrained, boolean trainsText, float inHead)
      throws TrialFailure {
    var layout = ParameterLayout.ofClassifier(pretrained.config(), 2, trainsText);
    var head = manager.full(new Shape(2, pretrained.config().embedding()), inHead);
    pretrained.requireFinite(layout, pretrained.initial(layout, head, false, manager), manager);
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model-00001-of-00002.safetensors,model.safetensors.index.json | model-00001-of-00002.safetensors belongs to weights in shards: join them into this file
          model.safetensors.index.json | model.safetensors.index.json belongs to weights in shards: join them into this file
          pytorch_model.bin.index.json,pytorch_model-00001-of-00002.bin | pytorch_model-00001-of-00002.bin belongs to weights in shards: join them into this file
          model.safetensors,pytorch_model.bin | rename model.safetensors if its tensors have OpenCLIP's names
          open_clip_pytorch_model.bin,head.safetensors | open_clip_pytorch_model.bin has weights in PyTorch's own form: convert it
          epoch_3.pt | epoch_3.pt has weights in PyTorch's own form: convert it
          """)
  void saysWhatIsThereInsteadOfTheWeights(String others, String advice) throws IOException {
    Files.delete(folder.resolve(ModelFiles.WEIGHTS));
    for (var other : others.split(",")) {
      Files.createFile(folder.resolve(other));
    }

    assertFailure(
        this::load,
        Reason.DataMissing,
        "model: there is no file %s; %s (\"Other forms of weights\" in docs/models.md)"
            .formatted(folder.resolve(ModelFiles.WEIGHTS), advice));
  }

  /** So are the snapshots in the cache of a hub's client, whose files are elsewhere. */
  @Test
  void saysWhereALinkLeadsThatLeadsNowhere() throws IOException {
    var file = folder.resolve(ModelFiles.WEIGHTS);
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("../../blobs/a1b2"));

    assertFailure(
        this::load,
        Reason.DataMissing,
        "model: %s is a link to ../../blobs/a1b2, where there is no file; copy what it leads to"
            .formatted(file));
  }

  @Test
  void saysThatAFileIsAFolder() throws IOException {
    Files.delete(folder.resolve(ModelFiles.WEIGHTS));
    Files.createDirectory(folder.resolve(ModelFiles.WEIGHTS));

    assertFailure(
        this::load, Reason.DataMissing, "open_clip_model.safetensors is a folder; it must be a");
  }

  @Test
  void saysThatAConfigurationIsOfAnotherLibrary() throws IOException {
    Files.move(folder.resolve(ModelFiles.CONFIG), folder.resolve("config.json"));

    assertFailure(
        this::load,
        Reason.DataMissing,
        "open_clip_config.json; config.json is that of another library: OpenCLIP's has model_cfg");
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
