package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Loss;
import io.autoft.trainer.objective.BatchTerm;
import io.autoft.trainer.objective.Contrastive;
import io.autoft.trainer.objective.CrossEntropy;
import io.autoft.trainer.objective.ModelOutputs;
import io.autoft.trainer.objective.ModelOutputs.Pairing;
import io.autoft.trainer.objective.Objective;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A CLIP without a head, as it is pretrained: the logit of a class is the similarity of image and
 * prompt, and all parameters of both towers are trained.
 */
public final class ContrastiveClip {

  private static final Map<Loss, BatchTerm> TERMS =
      Map.of(Loss.CrossEntropy, new CrossEntropy(), Loss.Contrastive, new Contrastive());

  private final ClipConfig config;
  private final Prompts prompts;
  private final ParameterLayout layout;
  private final Normalization normalization;
  private final ImageEncoder images;
  private final TextEncoder texts;

  public ContrastiveClip(ClipConfig config, Prompts prompts, NDManager manager) {
    this.config = requireNonNull(config, "config is null");
    this.prompts = requireNonNull(prompts, "prompts is null");
    layout = ParameterLayout.of(ClipArchitecture.all(config));
    normalization = new Normalization(config.preprocessing(), manager);
    images = new ImageEncoder(config, manager);
    texts = new TextEncoder(config, manager);
  }

  /** Where each parameter lies. */
  public ParameterLayout layout() {
    return layout;
  }

  /** Parameters that have seen nothing, P scalars. */
  public float[] draw(RandomGenerator random) {
    return new ClipInitialization(config, random).draw(layout);
  }

  /**
   * Value and gradient of the objective's terms over a batch; the logits are s u v^T with v the
   * features of the class prompts of the batch's template.
   *
   * @param captions of the batch's images, needed by the contrastive term
   * @param objective of cross-entropy and the contrastive term
   */
  public LossAndGradient gradient(
      NDArray parameters, Batch batch, Optional<Texts> captions, Objective objective) {
    return LossAndGradient.of(
        parameters,
        batch.pixels().getManager(),
        leaf -> weighted(objective, outputs(layout.views(leaf), batch, captions)));
  }

  private static Map<Loss, NDArray> weighted(Objective objective, ModelOutputs outputs) {
    var manager = outputs.logits().getManager();
    var terms = new EnumMap<Loss, NDArray>(Loss.class);
    for (var term : objective.batchTerms()) {
      var weight = manager.full(new Shape(), objective.weights().get(term).floatValue());
      terms.put(term, TERMS.get(term).value(outputs).mul(weight));
    }
    return terms;
  }

  private ModelOutputs outputs(Parameters parameters, Batch batch, Optional<Texts> captions) {
    var scope = batch.pixels().getManager();
    var scale = parameters.get(ClipArchitecture.LOGIT_SCALE).exp();
    var features = images.encode(parameters, normalization.normalised(batch.pixels()));
    var classes = texts.encode(parameters, prompts.ofTemplate(batch.template()), scope);
    return new ModelOutputs(
        features.matMul(classes.transpose()).mul(scale),
        batch.targets(prompts.classes()),
        captions.map(
            caption -> new Pairing(features, texts.encode(parameters, caption, scope), scale)));
  }
}
