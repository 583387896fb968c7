package io.autoft.trainer.program;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.autoft.contract.Precision;
import io.autoft.trainer.model.Batch;
import io.autoft.trainer.model.ClassShares;
import io.autoft.trainer.model.ClipArchitecture;
import io.autoft.trainer.model.InitialParameters;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.ParameterLayout.Group;
import io.autoft.trainer.model.Parameters;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.StepResult;
import io.autoft.trainer.model.StepRule;
import io.autoft.trainer.model.Texts;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A CLIP with a linear head, whose steps, evaluations and heads are one program each. A model is
 * used by one thread at a time.
 */
public final class ProgramClip implements TrainableModel {

  /** Texts that are encoded at once for a head. */
  private static final int TEXTS_OF_HEAD = 256;

  private final PretrainedClip pretrained;
  private final Prompts prompts;
  private final boolean trainsText;
  private final Architecture architecture;
  private final ParameterLayout layout;
  private final Programs programs;
  private final Map<StepShape, CompiledStep> steps = new ConcurrentHashMap<>();
  private final HostMemory memory = new HostMemory();
  private final InitialParameters initial;
  private final NDArray logShares;
  private final List<Group> groups;

  /**
   * The model at its pretrained parameters, its head made from the prompts.
   *
   * @param shares of the classes in the training set
   * @param precision of the towers
   * @param manager of all that lives as long as the model
   */
  public ProgramClip(
      PretrainedClip pretrained,
      Prompts prompts,
      ClassShares shares,
      boolean trainsText,
      Precision precision,
      NDManager manager) {
    this(
        pretrained,
        prompts,
        shares,
        trainsText,
        Architecture.of(pretrained.config(), precision, manager.getDevice()),
        manager);
  }

  ProgramClip(
      PretrainedClip pretrained,
      Prompts prompts,
      ClassShares shares,
      boolean trainsText,
      Architecture architecture,
      NDManager manager) {
    this.pretrained = requireNonNull(pretrained, "pretrained is null");
    this.prompts = requireNonNull(prompts, "prompts is null");
    this.trainsText = trainsText;
    this.architecture = requireNonNull(architecture, "architecture is null");
    layout = ParameterLayout.ofClassifier(pretrained.config(), prompts.classes(), trainsText);
    groups = layout.groups();
    programs = new Programs(manager);
    logShares = manager.create(shares.logarithms());
    try (var scope = manager.newSubManager()) {
      boolean gathered = layout.size() < architecture.leafSize() || manager.getDevice().isGpu();
      initial = pretrained.initial(layout, pretrainedHead(scope), gathered, manager);
    }
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  @Override
  public InitialParameters initial() {
    return initial;
  }

  @Override
  public int templates() {
    return prompts.templates();
  }

  @Override
  public Optional<StepResult> step(
      TrainingState state, List<Batch> parts, StepRule rule, boolean read) {
    var settings = StepSettings.of(groups, rule);
    var shape = settings.shape();
    var program =
        steps.computeIfAbsent(
            shape, s -> CompiledStep.of(architecture, layout, s, initial.sizes(), programs));
    state.beginStep();
    try (var scope = state.manager().newSubManager()) {
      var host = TorchEngine.host(scope);
      memory.reset();
      var inputs = new NDList();
      inputs.add(memory.of(settings.numbers(state.steps(), parts.size(), read), host));
      if (!shape.batchTerms().isEmpty()) {
        parts.forEach(part -> add(inputs, "pixels[]", part.pixels()));
        parts.forEach(part -> add(inputs, "labels[]", labels(part, shape, host)));
      }
      if (shape.encodesTexts()) {
        parts.forEach(part -> add(inputs, "texts[]", texts(part, shape, host)));
      }
      if (shape.adjustsLogits()) {
        inputs.add(logShares);
      }
      if (shape.hasDistances()) {
        initial.parts().forEach(part -> add(inputs, "initial[]", part));
      }
      inputs.addAll(List.of(state.parameters(), state.firstMoment(), state.secondMoment()));
      var found = program.program().run(inputs).get(0);
      return read ? Optional.of(program.result(found.toFloatArray())) : Optional.empty();
    }
  }

  private static void add(NDList inputs, String name, NDArray array) {
    array.setName(name);
    inputs.add(array);
  }

  /** 2 x B: the labels, and the row of each label among the texts. */
  private NDArray labels(Batch batch, StepShape shape, NDManager host) {
    var labels = batch.labels();
    var classes = classes(batch, shape);
    var rows = new long[2 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      rows[i] = labels[i];
      rows[labels.length + i] = Arrays.binarySearch(classes, labels[i]);
    }
    return memory.of(rows, new Shape(2, labels.length), host);
  }

  private NDArray texts(Batch batch, StepShape shape, NDManager host) {
    return texts(prompts.ofLabels(classes(batch, shape), batch.template()), host);
  }

  /** Those whose prompts are encoded, each once, however often it occurs in the batch. */
  private int[] classes(Batch batch, StepShape shape) {
    return shape.logitsFromText()
        ? IntStream.range(0, prompts.classes()).toArray()
        : IntStream.of(batch.labels()).sorted().distinct().toArray();
  }

  /** N x (1 + L): the position of the end, then the tokens to the longest text's end. */
  private NDArray texts(Texts texts, NDManager host) {
    int columns = 2 + IntStream.of(texts.ends()).max().orElse(0);
    var rows = new long[texts.size() * columns];
    for (int i = 0; i < texts.size(); i++) {
      rows[i * columns] = texts.ends()[i];
      System.arraycopy(
          texts.tokens(), i * texts.contextLength(), rows, i * columns + 1, columns - 1);
    }
    return memory.of(rows, new Shape(texts.size(), columns), host);
  }

  @Override
  public float[] logits(NDArray parameters, NDArray pixels) {
    try (var scope = pixels.getManager().newSubManager()) {
      var program = programs.of(LogitsProgram.of(architecture, layout));
      var logits = program.run(new NDList(pixels, parameters)).get(0);
      logits.attach(scope);
      return logits.toFloatArray();
    }
  }

  @Override
  public void rebuildHead(NDArray parameters) {
    try (var scope = parameters.getManager().newSubManager()) {
      var place = layout.entry(ClipArchitecture.HEAD);
      long end = place.offset() + place.shape().size();
      var head = trainsText ? head(layout.views(parameters, scope), scope) : pretrainedHead(scope);
      parameters.set(new NDIndex("{}:{}", place.offset(), end), head.reshape(-1));
    }
  }

  private NDArray pretrainedHead(NDManager scope) {
    return head(pretrained.text(scope), scope);
  }

  /** The zero-shot head of a text tower, C x E. */
  private NDArray head(Parameters tower, NDManager scope) {
    var program = programs.of(HeadProgram.of(architecture, prompts.templates()));
    int classesAtOnce = Math.max(1, TEXTS_OF_HEAD / prompts.templates());
    var host = TorchEngine.host(scope);
    var rows = new NDList();
    for (int start = 0; start < prompts.classes(); start += classesAtOnce) {
      int end = Math.min(start + classesAtOnce, prompts.classes());
      memory.reset();
      var inputs = new NDList(texts(prompts.ofClasses(start, end), host));
      ClipArchitecture.text(pretrained.config())
          .keySet()
          .forEach(name -> add(inputs, "tower[]", tower.get(name)));
      rows.add(program.run(inputs).get(0));
    }
    return NDArrays.concat(rows);
  }
}
