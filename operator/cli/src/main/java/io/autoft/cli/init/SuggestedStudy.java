package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Description;
import io.autoft.contract.Metric;
import io.autoft.contract.ModelDescription;
import java.util.List;

/**
 * Everything that is decided of a study, before it is text.
 *
 * @param gpu whether each trial gets a GPU
 * @param validation examples of {@code oodValidation} that are used
 * @param memoryMebibytes limit of a trial's main memory
 * @param epochs of the final training
 * @param baselines that run first
 * @param compare baselines that get a final training too
 * @param selectOn which validation set final training looks at
 */
public record SuggestedStudy(
    ModelDescription model,
    StudySets sets,
    boolean gpu,
    Suggestion<LearningRate> learningRate,
    Suggestion<Integer> batchSize,
    Suggestion<Integer> innerSteps,
    Suggestion<Metric> metric,
    Suggestion<Objective> objective,
    Suggestion<Integer> validation,
    Suggestion<Integer> trials,
    Suggestion<Integer> parallelism,
    long memoryMebibytes,
    int epochs,
    List<String> baselines,
    List<String> compare,
    Suggestion<String> selectOn) {

  private static final int LARGE = 500_000;
  private static final int MEBIBYTES_OF_STEP = 256;
  private static final int LEAST_MEBIBYTES = 1024;

  public SuggestedStudy {
    requireNonNull(model, "model is null");
    requireNonNull(sets, "sets is null");
    baselines = List.copyOf(baselines);
    compare = List.copyOf(compare);
  }

  /**
   * Decides.
   *
   * @param machine that trials run on
   * @throws io.autoft.cli.admission.RefusedException where a set is missing, with how to give it
   */
  public static SuggestedStudy of(Description found, Machine machine) {
    var model = found.model();
    var sets = StudySets.of(found);
    var size = ModelSize.of(model);
    int images = sets.train().examples();
    int classes = sets.train().classes().size();
    // A model that computes in one thread gains nothing on a GPU.
    boolean gpu = machine.hasGpu() && !size.computesInOneThread();
    var parallelism = Parallelism.of(size, machine);
    // What fits into the memory of a GPU is not known here.
    var batchSize =
        BatchSize.of(
            images,
            classes,
            model.memory(),
            gpu ? Long.MAX_VALUE : machine.memoryOfEach(parallelism.value()));
    var validation = ValidationSize.of(sets.oodValidation());
    var metric = MetricChoice.of(sets.train(), sets.evaluated(), validation.value());
    boolean rare = metric.value() == Metric.MacroF1;
    return new SuggestedStudy(
        model,
        sets,
        gpu,
        LearningRate.of(size),
        batchSize,
        InnerSteps.of(size, images, batchSize.value(), machine),
        metric,
        Objective.of(sets.train(), metric.value()),
        validation,
        TrialBudget.of(validation.value(), size == ModelSize.PRETRAINED && !gpu),
        parallelism,
        memoryMebibytes(model.memory().bytes(batchSize.value(), classes)),
        images >= LARGE ? 10 : 20,
        rare
            ? List.of("ZeroShot", "FineTuning", "L2SP", "LogitAdjusted", "FLYP")
            : List.of("ZeroShot", "FineTuning", "L2SP", "FLYP"),
        List.of("FineTuning", "FLYP", "ZeroShot"),
        selectOn(sets));
  }

  /** With a fifth more, since the estimate is about a sixth off. */
  private static long memoryMebibytes(long bytes) {
    long mebibytes = (bytes + bytes / 5) >> 20;
    long steps = (mebibytes + MEBIBYTES_OF_STEP - 1) / MEBIBYTES_OF_STEP;
    return Math.max(LEAST_MEBIBYTES, steps * MEBIBYTES_OF_STEP);
  }

  private static Suggestion<String> selectOn(StudySets sets) {
    return sets.idValidation().isPresent()
        ? new Suggestion<>(
            "IdValidation",
            "Picks the epoch to keep and the mixture with the pretrained model. The search has not"
                + " looked at it.")
        : new Suggestion<>(
            "OodValidation",
            "Picks the epoch to keep and the mixture with the pretrained model. There is no"
                + " idValidation, and the search has looked at oodValidation already: a set of the"
                + " training set's distribution would be better.");
  }
}
