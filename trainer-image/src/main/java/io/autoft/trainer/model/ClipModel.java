package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.autoft.trainer.objective.ModelOutputs;
import io.autoft.trainer.objective.ModelOutputs.Pairing;
import io.autoft.trainer.objective.Objective;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A CLIP with a linear head on plain operators. Trained are the image tower and the head; with
 * text, also the text tower and the logit scale.
 *
 * <p>logits = u W^T, u the image features of length 1 and W the head (C x E, no bias).
 */
public final class ClipModel implements TrainableModel {

  /** Name of the head in the layout. */
  static final String HEAD = "head.weight";

  private final Prompts prompts;
  private final boolean trainsText;
  private final ParameterLayout layout;
  private final NDArray initial;
  private final ImageEncoder images;
  private final TextEncoder texts;

  /**
   * The model at its pretrained parameters, its head made from the prompts.
   *
   * @param manager of all that lives as long as the model
   */
  public ClipModel(
      PretrainedClip pretrained, Prompts prompts, boolean trainsText, NDManager manager) {
    this.prompts = requireNonNull(prompts, "prompts is null");
    this.trainsText = trainsText;
    var config = pretrained.config();
    images = new ImageEncoder(config, manager);
    texts = new TextEncoder(config, manager);
    var image = ClipArchitecture.image(config);
    var shapes = new LinkedHashMap<>(image);
    shapes.put(HEAD, Dimensions.of(prompts.classes(), config.embedding()));
    if (trainsText) {
      shapes.putAll(ClipArchitecture.text(config));
    }
    layout = ParameterLayout.of(shapes);
    initial = initial(pretrained, manager);
  }

  private NDArray initial(PretrainedClip pretrained, NDManager manager) {
    try (var scope = manager.newSubManager()) {
      var head = ZeroShotHead.of(pretrained, prompts, texts, scope);
      var parts = new NDList();
      for (var entry : layout.entries()) {
        var part = entry.name().equals(HEAD) ? head : pretrained.array(entry.name(), scope);
        parts.add(part.reshape(-1));
      }
      var flat = NDArrays.concat(parts);
      flat.attach(manager);
      return flat;
    }
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  @Override
  public NDArray initial() {
    return initial;
  }

  @Override
  public int templates() {
    return prompts.templates();
  }

  @Override
  public LossAndGradient gradient(NDArray parameters, Batch batch, Objective objective) {
    return LossAndGradient.of(
        parameters,
        batch.pixels().getManager(),
        leaf -> objective.batchValue(outputs(layout.views(leaf), batch)));
  }

  private ModelOutputs outputs(Parameters parameters, Batch batch) {
    var features = images.encode(parameters, batch.pixels());
    var logits = features.matMul(parameters.get(HEAD).transpose());
    var pairing =
        trainsText ? Optional.of(pairing(parameters, features, batch)) : Optional.<Pairing>empty();
    return new ModelOutputs(logits, batch.targets(prompts.classes()), pairing);
  }

  /** Each prompt is encoded once, however often its label occurs in the batch. */
  private Pairing pairing(Parameters parameters, NDArray features, Batch batch) {
    var scope = batch.pixels().getManager();
    var occurring = IntStream.of(batch.labels()).sorted().distinct().toArray();
    var encoded = texts.encode(parameters, prompts.ofLabels(occurring, batch.template()), scope);
    var rows =
        IntStream.of(batch.labels())
            .mapToLong(label -> Arrays.binarySearch(occurring, label))
            .toArray();
    return new Pairing(
        features,
        TextEncoder.rows(scope.create(rows), encoded),
        parameters.get(ClipArchitecture.LOGIT_SCALE).exp());
  }

  @Override
  public float[] logits(NDArray parameters, NDArray pixels) {
    var views = layout.views(parameters, pixels.getManager());
    return images.encode(views, pixels).matMul(views.get(HEAD).transpose()).toFloatArray();
  }
}
