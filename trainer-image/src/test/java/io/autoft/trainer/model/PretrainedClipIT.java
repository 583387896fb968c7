package io.autoft.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.Reason;
import io.autoft.trainer.model.Safetensors.DamagedFileException;
import io.autoft.trainer.model.SafetensorsWriter.Values;
import io.autoft.trainer.report.TrialFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedClipIT {

  private static final String PROJECTION = "visual.proj";

  @TempDir private Path folder;

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
  void refusesHalfPrecision() throws IOException {
    var file = folder.resolve(ModelFiles.WEIGHTS);
    var bytes = Files.readAllBytes(file);
    var header = new String(bytes, 0, 200, StandardCharsets.ISO_8859_1);
    int at = header.indexOf("F32");
    System.arraycopy("F16".getBytes(StandardCharsets.US_ASCII), 0, bytes, at, 3);
    Files.write(file, bytes);

    assertUnsupported("has type F16; F32 is expected");
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

    assertUnsupported("model_cfg.text_cfg.tokenizer is Other; this trainer has Words");
  }

  @Test
  void refusesAVocabularyOfAnotherSize() throws IOException {
    edit(ModelFiles.VOCABULARY, "heart\n", "heart\nzebra\n");

    assertUnsupported("model_cfg.text_cfg.vocab_size is");
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
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(ModelFiles.WEIGHTS))));
  }

  private void rewrite(Consumer<Map<String, Values>> change) throws IOException {
    try {
      var values = new HashMap<String, Values>();
      weights()
          .tensors()
          .forEach(
              (name, tensor) -> {
                var floats = new float[Math.toIntExact(tensor.shape().size())];
                tensor.data().asFloatBuffer().get(floats);
                values.put(name, new Values(tensor.shape(), floats));
              });
      change.accept(values);
      SafetensorsWriter.write(folder.resolve(ModelFiles.WEIGHTS), values);
    } catch (DamagedFileException e) {
      throw new IOException(e);
    }
  }
}
