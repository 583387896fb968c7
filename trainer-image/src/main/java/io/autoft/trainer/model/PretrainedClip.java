package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Reason;
import io.autoft.trainer.model.Safetensors.DamagedFileException;
import io.autoft.trainer.report.TrialFailure;
import io.autoft.trainer.text.BytePairTokenizer;
import io.autoft.trainer.text.Tokenizer;
import io.autoft.trainer.text.WordTokenizer;
import java.util.Map;

/**
 * A pretrained model as its files give it, checked to be complete. The tensors are views of the
 * mapped file: loading costs neither time nor heap, and needs no engine.
 */
public final class PretrainedClip {

  private final ModelFiles files;
  private final ClipConfig config;
  private final Tokenizer tokenizer;
  private final Map<String, Safetensors.Tensor> tensors;

  private PretrainedClip(
      ModelFiles files,
      ClipConfig config,
      Tokenizer tokenizer,
      Map<String, Safetensors.Tensor> tensors) {
    this.files = requireNonNull(files, "files is null");
    this.config = requireNonNull(config, "config is null");
    this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
    this.tensors = Map.copyOf(tensors);
  }

  /**
   * Loads a model.
   *
   * @throws TrialFailure DataMissing if a file is missing, UnsupportedModel if the files are not
   *     those of a model that this trainer can run
   */
  public static PretrainedClip load(ModelFiles files) throws TrialFailure {
    var config =
        ClipConfigReader.read(files.text(ModelFiles.CONFIG), files.locate(ModelFiles.CONFIG));
    var tensors = tensors(files, config);
    return new PretrainedClip(files, config, tokenizer(files, config), tensors);
  }

  private static Tokenizer tokenizer(ModelFiles files, ClipConfig config) throws TrialFailure {
    var text = config.text();
    return switch (text.tokenizer()) {
      case BytePairTokenizer.NAME -> bytePairs(files, text.vocabularySize());
      case WordTokenizer.NAME -> words(files, text.vocabularySize());
      default ->
          throw new TrialFailure(
              Reason.UnsupportedModel,
              "model: %s: tokenizer is %s; this trainer has %s and %s"
                  .formatted(
                      files.locate(ModelFiles.CONFIG),
                      text.tokenizer(),
                      BytePairTokenizer.NAME,
                      WordTokenizer.NAME));
    };
  }

  private static Tokenizer bytePairs(ModelFiles files, int vocabularySize) throws TrialFailure {
    if (vocabularySize < BytePairTokenizer.SIZE) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s: text_cfg.vocab_size is %d; the tokenizer %s needs %d"
              .formatted(
                  files.locate(ModelFiles.CONFIG),
                  vocabularySize,
                  BytePairTokenizer.NAME,
                  BytePairTokenizer.SIZE));
    }
    return BytePairTokenizer.load();
  }

  private static Tokenizer words(ModelFiles files, int vocabularySize) throws TrialFailure {
    var file = files.locate(ModelFiles.VOCABULARY);
    var words = WordTokenizer.of(files.text(ModelFiles.VOCABULARY).lines().toList(), file);
    if (words.size() != vocabularySize) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s has %d lines; text_cfg.vocab_size is %d"
              .formatted(file, words.size(), vocabularySize));
    }
    return words;
  }

  private static Map<String, Safetensors.Tensor> tensors(ModelFiles files, ClipConfig config)
      throws TrialFailure {
    var file = files.locate(ModelFiles.WEIGHTS);
    Map<String, Safetensors.Tensor> tensors;
    try {
      tensors = Safetensors.parse(files.bytes(ModelFiles.WEIGHTS)).tensors();
    } catch (DamagedFileException e) {
      throw new TrialFailure(
          Reason.UnsupportedModel, "model: %s is damaged: %s".formatted(file, e.getMessage()), e);
    }
    var expected = ClipArchitecture.all(config);
    for (var entry : expected.entrySet()) {
      require(tensors.get(entry.getKey()), entry.getKey(), entry.getValue(), file);
    }
    var unknown = tensors.keySet().stream().filter(n -> !expected.containsKey(n)).sorted().toList();
    if (!unknown.isEmpty()) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s has a tensor %s, which the configuration does not call for"
              .formatted(file, unknown.get(0)));
    }
    return tensors;
  }

  private static void require(Safetensors.Tensor tensor, String name, Dimensions shape, String file)
      throws TrialFailure {
    if (tensor == null) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s has no tensor %s; shape %s is expected".formatted(file, name, shape));
    }
    if (!tensor.shape().equals(shape)) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s: tensor %s has shape %s; %s is expected"
              .formatted(file, name, tensor.shape(), shape));
    }
    if (!tensor.dtype().equals("F32")) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s: tensor %s has type %s; F32 is expected"
              .formatted(file, name, tensor.dtype()));
    }
  }

  public ModelFiles files() {
    return files;
  }

  public ClipConfig config() {
    return config;
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Number of scalars of both towers. */
  public long size() {
    return tensors.values().stream().mapToLong(tensor -> tensor.shape().size()).sum();
  }

  /** A tensor as an array that reads the mapped file; it must not be written. */
  NDArray array(String name, NDManager manager) {
    var tensor = tensors.get(name);
    return manager.create(tensor.data(), new Shape(tensor.shape().toArray()), DataType.FLOAT32);
  }

  /** A tensor's values, row by row. */
  float[] values(String name) {
    var data = tensors.get(name).data().asFloatBuffer();
    var values = new float[data.remaining()];
    data.get(values);
    return values;
  }
}
