package io.autoft.trainer.model;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import io.autoft.contract.Loss;
import io.autoft.trainer.objective.ModelOutputs;
import io.autoft.trainer.objective.ModelOutputs.Pairing;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.objective.ParameterSlice;
import io.autoft.trainer.objective.PlainObjective;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A CLIP with a linear head on plain operators: what programs compute is tested against it. Trained
 * are the image tower and the head; with text, also the text tower and the logit scale.
 *
 * <p>logits = u W^T, u the image features of length 1 and W the head (C x E, no bias).
 */
public final class ClipModel implements TrainableModel {

  private final PretrainedClip pretrained;
  private final Prompts prompts;
  private final boolean trainsText;
  private final ParameterLayout layout;
  private final NDArray initial;
  private final NDArray logShares;
  private final Normalization normalization;
  private final ImageEncoder images;
  private final TextEncoder texts;

  /**
   * The model at its pretrained parameters, its head made from the prompts.
   *
   * @param shares of the classes in the training set, each above 0
   * @param manager of all that lives as long as the model
   */
  public ClipModel(
      PretrainedClip pretrained,
      Prompts prompts,
      ClassShares shares,
      boolean trainsText,
      NDManager manager) {
    this.pretrained = requireNonNull(pretrained, "pretrained is null");
    this.prompts = requireNonNull(prompts, "prompts is null");
    this.trainsText = trainsText;
    logShares = manager.create(shares.logarithms());
    var config = pretrained.config();
    normalization = new Normalization(config.preprocessing(), manager);
    images = new ImageEncoder(config, manager);
    texts = new TextEncoder(config, manager);
    layout = ParameterLayout.ofClassifier(config, prompts.classes(), trainsText);
    try (var scope = manager.newSubManager()) {
      var head = ZeroShotHead.of(pretrained, prompts, texts, scope);
      initial = pretrained.initial(layout, head, true, manager).copy(manager);
    }
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  @Override
  public InitialParameters initial() {
    return new InitialParameters(List.of(initial));
  }

  @Override
  public int templates() {
    return prompts.templates();
  }

  @Override
  public Optional<StepResult> step(
      TrainingState state, List<Batch> parts, StepRule rule, boolean read) {
    var groups =
        layout.groups().stream().filter(group -> rule.of(group.name()).isPresent()).toList();
    try (var scope = state.manager().newSubManager()) {
      var result = gradient(state.parameters(), parts, rule, scope);
      var gradient = result.gradient();
      var terms = new EnumMap<Loss, Double>(Loss.class);
      terms.putAll(result.terms());
      terms.putAll(
          PlainObjective.addParameterTerms(
              rule.objective(),
              groups.stream().map(group -> slice(group, state.parameters(), scope)).toList(),
              groups.stream().map(group -> range(gradient, group, scope)).toList()));
      double norm = rule.clip().apply(gradient);
      state.beginStep();
      for (var group : groups) {
        var settings = rule.of(group.name()).orElseThrow();
        rule.optimizer()
            .update(
                state,
                gradient,
                group.offset(),
                group.end(),
                settings.learningRate(),
                settings.weightDecay());
      }
      return Optional.of(new StepResult(terms, norm));
    }
  }

  private ParameterSlice slice(ParameterLayout.Group group, NDArray parameters, NDManager scope) {
    return new ParameterSlice(
        group.name(), range(parameters, group, scope), range(initial, group, scope));
  }

  private static NDArray range(NDArray flat, ParameterLayout.Group group, NDManager scope) {
    return flat.get(scope, new NDIndex("{}:{}", group.offset(), group.end()));
  }

  /** The mean of the parts' terms and gradients. */
  private LossAndGradient gradient(
      NDArray parameters, List<Batch> parts, StepRule rule, NDManager scope) {
    var terms = new EnumMap<Loss, Double>(Loss.class);
    var sum = scope.zeros(parameters.getShape());
    for (var part : parts) {
      var result = gradient(parameters, part, rule);
      result.terms().forEach((term, value) -> terms.merge(term, value / parts.size(), Double::sum));
      sum.addi(result.gradient());
    }
    return new LossAndGradient(terms, sum.divi(parts.size()));
  }

  /** Terms and gradient over a batch; the gradient of what is not trained is zero. */
  LossAndGradient gradient(NDArray parameters, Batch batch, StepRule rule) {
    var frozen =
        layout.groups().stream()
            .map(ParameterLayout.Group::name)
            .filter(group -> rule.of(group).isEmpty())
            .collect(Collectors.toSet());
    return LossAndGradient.of(
        parameters,
        batch.pixels().getManager(),
        leaf ->
            PlainObjective.batchTerms(
                rule.objective(),
                outputs(views(leaf, frozen), batch, rule.objective()),
                logShares));
  }

  /** No gradient flows into the groups that are not trained. */
  private Parameters views(NDArray leaf, Set<String> frozen) {
    var views = new HashMap<>(layout.views(leaf).arrays());
    views.replaceAll(
        (name, view) ->
            frozen.contains(ParameterGroups.ofParameter(name)) ? view.stopGradient() : view);
    return new Parameters(views);
  }

  private ModelOutputs outputs(Parameters parameters, Batch batch, Objective objective) {
    var features = images.encode(parameters, normalization.normalised(batch.pixels()));
    var head =
        objective.logitsFromText()
            ? textHead(parameters, batch)
            : parameters.get(ClipArchitecture.HEAD);
    var logits = features.matMul(head.transpose());
    var pairing =
        trainsText ? Optional.of(pairing(parameters, features, batch)) : Optional.<Pairing>empty();
    return new ModelOutputs(logits, batch.targets(prompts.classes()), pairing);
  }

  private NDArray textHead(Parameters parameters, Batch batch) {
    return texts
        .encode(parameters, prompts.ofTemplate(batch.template()), batch.pixels().getManager())
        .mul(parameters.get(ClipArchitecture.LOGIT_SCALE).exp());
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
    return images
        .encode(views, normalization.normalised(pixels))
        .matMul(views.get(ClipArchitecture.HEAD).transpose())
        .toFloatArray();
  }

  @Override
  public void rebuildHead(NDArray parameters) {
    try (var scope = parameters.getManager().newSubManager()) {
      var head =
          trainsText
              ? ZeroShotHead.of(layout.views(parameters, scope), prompts, texts, scope)
              : ZeroShotHead.of(pretrained, prompts, texts, scope);
      var place = layout.entry(ClipArchitecture.HEAD);
      var end = place.offset() + place.shape().size();
      parameters.set(new NDIndex("{}:{}", place.offset(), end), head.reshape(-1));
    }
  }
}
