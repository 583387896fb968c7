package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.FULL_STUDY;
import static io.autoft.cluster.crd.Documents.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which studies a real API server takes, and what it says to the others. */
class StudySchemaIT {

  private static final String NINE =
      "[CrossEntropy, Hinge, Entropy, ConfidenceOnErrors, Contrastive, L1Norm, L2Norm, L1Distance,"
          + " L2Distance]";

  private static final String ONE_TO_TWO = "{min: 1, max: 2}";

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String sentence, Document study) {
    assertThat(admission.refusal(study)).isEmpty();
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("the least that a study can say", STUDY),
        arguments("a study with something in every field", FULL_STUDY),
        arguments("a name of 52 characters", STUDY.with("metadata.name", "a".repeat(52))),
        arguments("a model on a claim", STUDY.with("spec.model.source", "pvc://models.v2/clip")),
        arguments("a whole claim as model", STUDY.with("spec.model.source", "pvc://models")),
        arguments("a model in the image", STUDY.with("spec.model.source", "file:///opt/.m/a..b")),
        arguments(
            "data on a claim", STUDY.with("spec.data.train.source", "pvc://wildlife/iwildcam")),
        arguments("data in the image", STUDY.with("spec.data.train.source", "file:///opt/data")),
        arguments("hours of a GPU", gpuHours("0.5", "amd.com/gpu: 1")),
        arguments("hours of a part of a GPU", gpuHours("0.5", "nvidia.com/mig-1g.5gb: '2'")),
        arguments("all nine losses", STUDY.with("spec.objective", "{losses: " + NINE + "}")),
        arguments(
            "bounds of every weight that is searched",
            search(
                "space: {lossWeights: {Hinge: %1$s, Entropy: %1$s, ConfidenceOnErrors: %1$s,"
                        .formatted(ONE_TO_TWO)
                    + " Contrastive: %1$s, L1Norm: %1$s, L2Norm: %1$s, L1Distance: %1$s,"
                        .formatted(ONE_TO_TWO)
                    + " L2Distance: %1$s}}".formatted(ONE_TO_TWO))),
        arguments(
            "30 initial trials of 300 values each, layer-wise",
            search("layerwise: RegularizersAndOptimizer, initialTrials: " + initialTrials(30))),
        arguments(
            "ten studies to learn from",
            search("warmStart: {studies: [a, b, c, d, e, f, g, h, i, j]}")),
        arguments("few-shot steps", search("baselines: [ZeroShot, LinearProbe], innerSteps: 1")),
        arguments("equal bounds", space("weightDecay", "{min: 0.1, max: 0.1}")),
        arguments("whole numbers as rates", space("learningRate", "{min: 1, max: 1}")),
        arguments("one loss", STUDY.with("spec.objective", "{losses: [Contrastive]}")),
        arguments(
            "predictions from a text tower that the contrastive term trains",
            STUDY.with("spec.objective", "{losses: [CrossEntropy, Contrastive], head: FromText}")),
        arguments(
            "predictions from a text tower that makes the logits",
            STUDY.with(
                "spec.objective", "{losses: [CrossEntropy], head: Searched, lossHead: FromText}")),
        arguments(
            "bounds of cross-entropy's weight where another is the reference",
            STUDY
                .with("spec.objective", "{losses: [CrossEntropy, Hinge], reference: Hinge}")
                .with("spec.search", "{space: {lossWeights: {CrossEntropy: {min: 1, max: 2}}}}")),
        arguments("no baselines", STUDY.with("spec.search", "{baselines: []}")),
        arguments("as much warm-up as steps", search("innerSteps: 10, warmupSteps: 10")),
        arguments(
            "an initial trial outside the bounds",
            search("initialTrials: [{learningRate: 10, weightDecay: 5, weight.Hinge: 0}]")),
        arguments(
            "no ID validation where the last epoch is kept",
            STUDY.with("spec.finalTraining", "{selectOn: None, output: pvc://models}")),
        arguments(
            "tests along a curve of which the last is kept",
            STUDY.with(
                "spec.finalTraining", "{selectOn: None, testedAlphas: All, output: pvc://models}")),
        arguments(
            "an output in the container",
            STUDY.with("spec.finalTraining", "{selectOn: None, output: 'file:///out/a'}")),
        arguments("a fraction of a core", trainer("resources", "{limits: {cpu: 500m}}")),
        arguments("any template", trainer("template", "{spec: {whatever: [1, {a: b}]}}")),
        arguments("20 tests", STUDY.with("spec.data.tests", tests(20))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String sentence, Document study, String message) {
    assertThat(admission.refusal(study)).get().asString().contains(message);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        // Names
        arguments(
            "a name of 53 characters",
            STUDY.with("metadata.name", "a".repeat(53)),
            "at most 52 characters long"),
        arguments(
            "a name with a dot", STUDY.with("metadata.name", "a.b"), "only lower-case letters"),
        arguments(
            "a name that begins with a digit",
            STUDY.with("metadata.name", "1a"),
            "metadata.name must begin with a letter"),
        // What must be there
        arguments("no spec", STUDY.without("spec"), "spec: Required value"),
        arguments("no model", STUDY.without("spec.model"), "spec.model: Required value"),
        arguments(
            "no source", STUDY.without("spec.model.source"), "spec.model.source: Required value"),
        arguments("no data", STUDY.without("spec.data"), "spec.data: Required value"),
        arguments(
            "no training set", STUDY.without("spec.data.train"), "spec.data.train: Required value"),
        arguments(
            "no OOD validation set",
            STUDY.without("spec.data.oodValidation"),
            "spec.data.oodValidation: Required value"),
        arguments("no trainer", STUDY.without("spec.trainer"), "spec.trainer: Required value"),
        arguments(
            "no image", STUDY.without("spec.trainer.image"), "spec.trainer.image: Required value"),
        arguments("an empty image", trainer("image", "''"), "should be at least 1 chars long"),
        arguments(
            "an image with a space", trainer("image", "a b"), "an image reference without spaces"),
        // Unknown fields and values
        arguments(
            "a misspelt field", STUDY.with("spec.serach", "{}"), "unknown field \"spec.serach\""),
        arguments(
            "a sampler that is not there",
            search("sampler: Grid"),
            "supported values: \"Auto\", \"CMAES\", \"GP\", \"Random\", \"Sobol\", \"TPE\""),
        arguments(
            "a loss that is not there",
            STUDY.with("spec.objective", "{losses: [Focal]}"),
            "\"L1Distance\", \"L1Norm\", \"L2Distance\", \"L2Norm\""),
        arguments(
            "a metric that is not there",
            STUDY.with("spec.objective", "{metric: AUC}"),
            "supported values: \"Accuracy\", \"CrossEntropy\", \"MacroF1\", \"WorstGroupAccuracy\""),
        arguments(
            "a format that is not there",
            STUDY.with("spec.data.train.format", "TFRecord"),
            "supported values: \"Auto\", \"FMoW\", \"IWildCam\", \"ImageFolder\", \"Manifest\""),
        arguments(
            "a precision that is not there",
            STUDY.with("spec.model.precision", "FP16"),
            "supported values: \"BF16\", \"FP32\""),
        arguments(
            "a rate that YAML 1.1 readers take for text",
            space("baseLearningRate", "'1e-5'"),
            "must be of type number: \"string\""),
        // Sources
        arguments(
            "a model from the web",
            STUDY.with("spec.model.source", "https://example.com/model"),
            "source must be demo://name, pvc://claim/path or file:///path"),
        arguments(
            "a path out of the claim",
            STUDY.with("spec.model.source", "pvc://models/../other"),
            "has no folders '.' and '..'"),
        arguments(
            "a path that ends in ..", STUDY.with("spec.model.source", "pvc://models/.."), "'..'"),
        arguments(
            "a relative path", STUDY.with("spec.model.source", "file://models"), "file:///path"),
        arguments(
            "a claim that cannot be",
            STUDY.with("spec.model.source", "pvc://My_Models/clip"),
            "pvc://claim/path"),
        arguments(
            "data from the web",
            STUDY.with("spec.data.train.source", "https://example.com/data"),
            "source must be demo://name, pvc://claim/path or file:///path"),
        arguments(
            "a test out of the claim",
            FULL_STUDY.with("spec.data.tests.0.source", "pvc://data/../other"),
            "has no folders '.' and '..'"),
        arguments(
            "an output that is not kept",
            STUDY.with("spec.finalTraining", "{selectOn: None, output: demo://out}"),
            "output must be pvc://claim, pvc://claim/path or file:///path"),
        arguments(
            "final training without output",
            STUDY.with("spec.finalTraining", "{selectOn: None}"),
            "spec.finalTraining.output: Required value"),
        // Data
        arguments("21 tests", STUDY.with("spec.data.tests", tests(21)), "must have at most 20"),
        arguments(
            "tests of one name",
            FULL_STUDY.with("spec.data.tests.1.name", "in-distribution"),
            "spec.data.tests[1]: Duplicate value"),
        arguments(
            "a test called train",
            FULL_STUDY.with("spec.data.tests.0.name", "train"),
            "name must be other than train, oodValidation and idValidation"),
        arguments(
            "a test with a space in its name",
            FULL_STUDY.with("spec.data.tests.0.name", "other cameras"),
            "name must consist of letters, digits"),
        arguments(
            "no examples",
            FULL_STUDY.with("spec.data.train.maxExamples", "0"),
            "spec.data.train.maxExamples in body should be greater than or equal to 1"),
        arguments(
            "an option that is no string",
            FULL_STUDY.with("spec.data.train.options", "{leak: 0.6}"),
            "spec.data.train.options.leak in body must be of type string"),
        arguments(
            "early stopping on a set that is not there",
            FULL_STUDY.without("spec.data.idValidation"),
            "data.idValidation is needed while finalTraining.selectOn is IdValidation"),
        arguments(
            "a prompt without a place for the class",
            STUDY.with("spec.data.promptTemplates", "[a photo]"),
            "every one of promptTemplates must contain {}"),
        arguments(
            "no examples of a class",
            FULL_STUDY.with("spec.data.train.examplesPerClass", "0"),
            "spec.data.train.examplesPerClass in body should be greater than or equal to 1"),
        arguments(
            "a class without a name",
            STUDY.with("spec.data.classNames", "['']"),
            "should be at least 1 chars long"),
        // Objective and search
        arguments(
            "no losses",
            STUDY.with("spec.objective", "{losses: []}"),
            "spec.objective.losses in body should have at least 1 items"),
        arguments(
            "a loss twice",
            STUDY.with("spec.objective", "{losses: [Hinge, CrossEntropy, Hinge]}"),
            "losses must name each term at most once"),
        arguments(
            "a reference that is not among the losses",
            STUDY.with("spec.objective", "{losses: [Hinge, Entropy], reference: Contrastive}"),
            "reference must be one of losses"),
        arguments(
            "predictions from a text tower that nothing trains",
            STUDY.with("spec.objective", "{losses: [CrossEntropy], head: FromText}"),
            "name Contrastive among losses, or set lossHead to FromText"),
        arguments(
            "logits of a text tower from which no predictions come",
            STUDY.with("spec.objective", "{lossHead: FromText}"),
            "lossHead FromText needs head FromText or Searched"),
        arguments(
            "an initial trial with a head where none is searched",
            search("initialTrials: [{learningRate: 1, weightDecay: 0, head: 1}]"),
            "head while objective.head is Searched"),
        arguments(
            "an initial trial with a third head",
            STUDY
                .with("spec.objective", "{head: Searched}")
                .with(
                    "spec.search", "{initialTrials: [{learningRate: 1, weightDecay: 0, head: 2}]}"),
            "head of an initial trial must be 0 (Trained) or 1 (FromText)"),
        arguments(
            "bounds of the reference's weight",
            STUDY
                .with("spec.objective", "{losses: [CrossEntropy, Hinge], reference: Hinge}")
                .with("spec.search", "{space: {lossWeights: {Hinge: {min: 1, max: 2}}}}"),
            "not for the one whose weight is fixed at 1: objective.reference"),
        arguments(
            "a baseline twice",
            search("baselines: [ZeroShot, ZeroShot]"),
            "baselines must name each baseline at most once"),
        arguments(
            "bounds the wrong way round",
            space("weightDecay", "{min: 1, max: 0.5}"),
            "min must be at most max"),
        arguments("one bound", space("weightDecay", "{min: 1}"), "weightDecay.max: Required value"),
        arguments(
            "a learning rate from 0",
            space("learningRate", "{min: 0, max: 0.1}"),
            "learningRate.min must be greater than 0"),
        arguments(
            "a loss weight from 0",
            space("lossWeight", "{min: 0, max: 0.1}"),
            "lossWeight.min must be greater than 0"),
        arguments(
            "a weight of one term from 0",
            search("space: {lossWeights: {Hinge: {min: 0, max: 1}}}"),
            "min must be greater than 0 for every term"),
        arguments(
            "bounds of a term that is not there",
            search("space: {lossWeights: {Focal: {min: 1, max: 2}}}"),
            "only for terms that are among objective.losses"),
        arguments(
            "bounds of a weight that is fixed",
            search("space: {lossWeights: {CrossEntropy: {min: 1, max: 2}}}"),
            "not for the one whose weight is fixed at 1"),
        arguments(
            "bounds of a weight that is fixed in place of cross-entropy's",
            STUDY
                .with("spec.objective", "{losses: [Hinge, Contrastive]}")
                .with("spec.search", "{space: {lossWeights: {Contrastive: {min: 1, max: 2}}}}"),
            "not for the one whose weight is fixed at 1"),
        arguments(
            "bounds of a weight that is fixed as the first",
            STUDY
                .with("spec.objective", "{losses: [Hinge, Entropy]}")
                .with("spec.search", "{space: {lossWeights: {Hinge: {min: 1, max: 2}}}}"),
            "not for the one whose weight is fixed at 1"),
        arguments(
            "bounds of a term that is not in the objective",
            STUDY
                .with("spec.objective", "{losses: [CrossEntropy, Entropy]}")
                .with("spec.search", "{space: {lossWeights: {Hinge: {min: 1, max: 2}}}}"),
            "only for terms that are among objective.losses"),
        arguments(
            "two halves of one step",
            search("baselines: [LPFT], innerSteps: 1"),
            "innerSteps must be at least 2 while baselines has LPFT"),
        arguments(
            "two halves of one epoch",
            FULL_STUDY.with("spec.finalTraining.epochs", "1"),
            "epochs must be at least 2 while compare has LPFT"),
        arguments(
            "tests along a curve that there is not",
            FULL_STUDY
                .with("spec.finalTraining.ensembling", "None")
                .with("spec.finalTraining.testedAlphas", "All"),
            "testedAlphas may be All only while ensembling is WiSEFT"),
        arguments(
            "a study to learn from twice",
            search("warmStart: {studies: [a, a]}"),
            "studies must name each study at most once"),
        arguments(
            "nothing to learn from",
            search("warmStart: {studies: []}"),
            "spec.search.warmStart.studies in body should have at least 1 items"),
        arguments(
            "a value for a group in an initial trial that is not layer-wise",
            search("initialTrials: [{learningRate: 1, weightDecay: 0, learningRate/head: 1}]"),
            "while search.layerwise is not None, values for a group"),
        arguments(
            "a value for a group of a term that has none",
            search(
                "layerwise: Regularizers, initialTrials: [{learningRate: 1, weightDecay: 0,"
                    + " weight.Hinge/head: 1}]"),
            "other names are not known"),
        arguments(
            "a seed in an initial trial that is not searched",
            search("initialTrials: [{learningRate: 1, weightDecay: 0, seed: 1}]"),
            "seed while search.trialSeed is Searched"),
        arguments(
            "a base learning rate of 0",
            space("baseLearningRate", "0"),
            "should be greater than 0"),
        arguments(
            "more warm-up than steps",
            search("innerSteps: 10, warmupSteps: 11"),
            "warmupSteps must be at most innerSteps"),
        arguments(
            "more warm-up than the default of the steps",
            search("warmupSteps: 11"),
            "warmupSteps must be at most innerSteps"),
        arguments(
            "no startup trials",
            search("startupTrials: 0"),
            "should be greater than or equal to 1"),
        arguments("half a step", search("innerSteps: 1.5"), "must be of type integer"),
        arguments(
            "an initial trial with an unknown parameter",
            search("initialTrials: [{learningRate: 1, weightDecay: 0, momentum: 1}]"),
            "other names are not known"),
        arguments(
            "an initial trial with a term that is not in the objective",
            STUDY
                .with("spec.objective", "{losses: [CrossEntropy]}")
                .with(
                    "spec.search",
                    "{initialTrials: [{learningRate: 1, weightDecay: 0, weight.Hinge: 1}]}"),
            "weight.<term> for the terms in objective.losses"),
        arguments(
            "an initial trial without learning rate",
            search("initialTrials: [{weightDecay: 0}]"),
            "must give learningRate and weightDecay"),
        arguments(
            "an initial trial with a negative weight",
            search("initialTrials: [{learningRate: 1, weightDecay: 0, weight.Hinge: -1}]"),
            "should be greater than or equal to 0"),
        // Budget and pods
        arguments(
            "no trials",
            STUDY.with("spec.budget", "{trials: 0}"),
            "spec.budget.trials in body should be greater than or equal to 1"),
        arguments(
            "no time",
            STUDY.with("spec.budget", "{durationSeconds: 0}"),
            "spec.budget.durationSeconds in body should be greater than or equal to 1"),
        arguments(
            "no hours",
            gpuHours("0", "nvidia.com/gpu: 1"),
            "spec.budget.gpuHours in body should be greater than 0"),
        arguments(
            "hours of GPUs without resources",
            STUDY.with("spec.budget", "{gpuHours: 1}"),
            "budget.gpuHours needs a GPU in trainer.resources.limits (a resource named */gpu or"
                + " nvidia.com/mig-*)"),
        arguments(
            "hours of GPUs without a GPU",
            gpuHours("1", "cpu: 4, example.com/gpus: 1"),
            "budget.gpuHours needs a GPU in trainer.resources.limits"),
        arguments(
            "hours of no GPU",
            gpuHours("1", "nvidia.com/gpu: 0"),
            "budget.gpuHours needs a GPU in trainer.resources.limits"),
        arguments(
            "hours of no GPU, as text",
            gpuHours("1", "nvidia.com/gpu: '0'"),
            "budget.gpuHours needs a GPU in trainer.resources.limits"),
        arguments(
            "a confirmation of nothing",
            STUDY.with("spec.confirmation", "{candidates: 0}"),
            "spec.confirmation.candidates in body should be greater than or equal to 1"),
        arguments(
            "a single repeat, which says nothing of the seed",
            STUDY.with("spec.confirmation", "{repeats: 1}"),
            "spec.confirmation.repeats in body should be greater than or equal to 2"),
        arguments(
            "too many repeats",
            STUDY.with("spec.confirmation", "{repeats: 21}"),
            "spec.confirmation.repeats in body should be less than or equal to 20"),
        arguments(
            "parallelism 0",
            STUDY.with("spec.parallelism", "0"),
            "spec.parallelism in body should be greater than or equal to 1"),
        arguments(
            "parallelism 1001",
            STUDY.with("spec.parallelism", "1001"),
            "spec.parallelism in body should be less than or equal to 1000"),
        arguments(
            "an amount that is none",
            trainer("resources", "{limits: {cpu: two}}"),
            "spec.trainer.resources.limits.cpu in body should match"),
        arguments(
            "a label of the operator",
            trainer("jobMetadata", "{labels: {autoft.io/study: other}}"),
            "the domain autoft.io is the operator's"),
        arguments(
            "a label of the Job controller",
            trainer("jobMetadata", "{labels: {job-name: mine}}"),
            "job-name and controller-uid are the Job controller's"),
        arguments(
            "a label of the Job controller in its domain",
            trainer("jobMetadata", "{labels: {batch.kubernetes.io/job-name: mine}}"),
            "job-name and controller-uid are the Job controller's"),
        arguments(
            "a label with a name that is too long",
            trainer("jobMetadata", "{labels: {" + "a".repeat(64) + ": x}}"),
            "names of at most 63 characters"),
        arguments(
            "an annotation whose domain is none",
            trainer("jobMetadata", "{annotations: {example..com/a: x}}"),
            "keys of annotations must have the form name or domain/name"),
        arguments(
            "a label that cannot be",
            trainer("jobMetadata", "{labels: {team: computer vision}}"),
            "spec.trainer.jobMetadata.labels.team in body should match"),
        arguments(
            "a queue that cannot be a label's value",
            trainer("queueName", "GPU queue"),
            "queueName must be the name of a LocalQueue: lower case letters"),
        arguments(
            "a queue whose name ends with a dot",
            trainer("queueName", "gpus."),
            "queueName must be the name of a LocalQueue: lower case letters"),
        arguments(
            "a queue whose name is too long for a label",
            trainer("queueName", "g".repeat(64)),
            "spec.trainer.queueName: Too long: may not be more than 63"),
        arguments(
            "an annotation that cannot be",
            trainer("jobMetadata", "{annotations: {a b: c}}"),
            "keys of annotations must have the form name or domain/name"),
        arguments(
            "a baseline twice in the comparison",
            FULL_STUDY.with("spec.finalTraining.compare", "[FineTuning, FineTuning]"),
            "compare must name each baseline at most once"));
  }

  private static Document gpuHours(String hours, String limits) {
    return trainer("resources", "{limits: {" + limits + "}}")
        .with("spec.budget", "{gpuHours: " + hours + "}");
  }

  private static String initialTrials(int count) {
    var trial = new StringBuilder("{learningRate: 1, weightDecay: 0");
    for (int i = 0; i < 298; i++) {
      trial.append(", weight.L2Distance/block.").append(i).append(": 1");
    }
    return "[" + String.join(", ", Collections.nCopies(count, trial + "}")) + "]";
  }

  private static Document search(String fields) {
    return STUDY.with("spec.search", "{" + fields + "}");
  }

  private static Document space(String field, String value) {
    return search("space: {" + field + ": " + value + "}");
  }

  private static Document trainer(String field, String value) {
    return STUDY.with("spec.trainer." + field, value);
  }

  private static String tests(int count) {
    var tests = new StringBuilder();
    for (var i = 0; i < count; i++) {
      tests.append(i == 0 ? "" : ", ").append("{name: t%d, source: demo://shapes}".formatted(i));
    }
    return "[" + tests + "]";
  }
}
