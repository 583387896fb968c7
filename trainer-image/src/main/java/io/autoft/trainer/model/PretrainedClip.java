package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.autoft.contract.Reason;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.text.BytePairTokenizer;
import io.autoft.trainer.text.Tokenizer;
import io.autoft.trainer.text.WordTokenizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;

/**
 * A pretrained model as its files give it, checked to be complete. The tensors are views of the
 * mapped file: loading costs neither time nor heap, and needs no engine.
 */
public final class PretrainedClip {

  private final ModelFiles files;
  private final ClipConfig config;
  private final Tokenizer tokenizer;
  private final ClipWeights weights;
  private OptionalLong checksum = OptionalLong.empty();

  private PretrainedClip(
      ModelFiles files, ClipConfig config, Tokenizer tokenizer, ClipWeights weights) {
    this.files = requireNonNull(files, "files is null");
    this.config = requireNonNull(config, "config is null");
    this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
    this.weights = requireNonNull(weights, "weights is null");
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
    var weights = ClipWeights.read(files, config);
    return new PretrainedClip(files, config, tokenizer(files, config), weights);
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
    return weights.size();
  }

  /** CRC-32C of the weights, by which it is noticed that others are in their place. */
  public long checksum() {
    if (checksum.isEmpty()) {
      checksum = OptionalLong.of(weights.checksum());
    }
    return checksum.getAsLong();
  }

  /** Types of the tensors in the file, such as {@code F32}, sorted. */
  public List<String> types() {
    return weights.types();
  }

  /** Bytes of the tensors as the file has them. */
  public long bytesInFile() {
    return weights.bytes();
  }

  /** Bytes of the tensors of a layout that cannot be used as they are mapped. */
  public long bytesToWiden(ParameterLayout layout) {
    return Float.BYTES
        * layout.entries().stream()
            .filter(entry -> !entry.name().equals(ClipArchitecture.HEAD))
            .filter(entry -> !weights.isFloat32(entry.name()))
            .mapToLong(entry -> entry.shape().size())
            .sum();
  }

  /** A tensor as an array; one that reads the mapped file must not be written. */
  NDArray array(String name, NDManager manager) {
    return weights.array(name, manager);
  }

  /** The text tower's tensors as arrays that must not be written. */
  public Parameters text(NDManager manager) {
    var arrays = new HashMap<String, NDArray>();
    ClipArchitecture.text(config).keySet().forEach(name -> arrays.put(name, array(name, manager)));
    return new Parameters(arrays);
  }

  /**
   * The parameters of a layout: the tensors one by one, or, since a file has them in another order
   * and no head, gathered into an array of their own.
   *
   * @param head in the place of {@link ClipArchitecture#HEAD}
   * @param gathered whether into one array
   */
  public InitialParameters initial(
      ParameterLayout layout, NDArray head, boolean gathered, NDManager manager) {
    try (var scope = manager.newSubManager()) {
      var kept = gathered ? scope : manager;
      var parts = new ArrayList<NDArray>();
      for (var entry : layout.entries()) {
        boolean isHead = entry.name().equals(ClipArchitecture.HEAD);
        var part = (isHead ? head : array(entry.name(), kept)).reshape(-1);
        part.attach(kept);
        parts.add(part);
      }
      var initial = new InitialParameters(parts);
      return gathered ? new InitialParameters(List.of(initial.copy(manager))) : initial;
    }
  }

  /**
   * Refuses a model with a NaN or an infinity, whose every training would end as one that diverged.
   *
   * @param layout of {@code initial}
   * @param initial where it can be looked at at little cost
   * @throws TrialFailure UnsupportedModel naming the tensor
   */
  public void requireFinite(ParameterLayout layout, InitialParameters initial, NDManager manager)
      throws TrialFailure {
    var complaint = new FiniteWeights(weights).complaint(layout, initial, manager);
    if (complaint.isPresent()) {
      throw new TrialFailure(
          Reason.UnsupportedModel,
          "model: %s: %s".formatted(files.locate(ModelFiles.WEIGHTS), complaint.get()));
    }
  }

  /**
   * The name that a tensor has in the file of the weights: the text tower's may have a prefix there
   * ({@code custom_text}), which whoever reads the file of a fine-tuned model expects again.
   */
  String nameInFile(String name) {
    return weights.namesInFile().get(name);
  }

  /** A tensor's values, row by row. */
  FloatBuffer values(String name) {
    return weights.values(name);
  }
}
