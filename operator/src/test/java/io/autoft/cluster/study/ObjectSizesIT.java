package io.autoft.cluster.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.TestEstimate;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.contract.Contract;
import io.autoft.contract.ResampledEstimates;
import io.autoft.contract.Resamples;
import io.autoft.testing.ApiServer;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.autoft.testing.TrialObjects;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialUsage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How large the objects of a long study are, as the API server stores them, with what it adds: 500
 * layer-wise trials of a ViT-B/16, confirmation, and final trainings with 20 tests.
 */
class ObjectSizesIT {

  private static final int TRIALS = 500;
  private static final int FEWER_TRIALS = 50;
  private static final int LARGEST_STUDY = 64 * 1024;

  /**
   * Some numbers have more digits, and the winner is another; but there is less than a byte for
   * each further trial.
   */
  private static final int MARGIN = TRIALS - FEWER_TRIALS;

  private static final int LARGEST_TRIAL = 12 * 1024;
  private static final int LARGEST_FINAL = 20 * 1024;
  private static final List<String> GROUPS = List.of("stem", "block.0-11", "final", "head", "text");

  private static final Document LAYERWISE =
      STUDY
          .with("metadata", "{name: wildlife}")
          .with(
              "spec.objective.losses",
              "[CrossEntropy, Hinge, Entropy, ConfidenceOnErrors, Contrastive, L1Norm, L2Norm,"
                  + " L1Distance, L2Distance]")
          .with("spec.search.sampler", "Sobol")
          .with("spec.search.layerwise", "RegularizersAndOptimizer")
          .with("spec.search.baselines", "[ZeroShot, FineTuning, L2SP, FLYP]")
          .with("spec.parallelism", "50")
          .with("spec.data.tests", tests())
          .with("spec.confirmation", "{candidates: 20, repeats: 3}")
          .with("spec.finalTraining.ensembling", "WiSEFT")
          .with("spec.finalTraining.compare", "[ZeroShot, FineTuning, L2SP, FLYP]")
          .with("spec.finalTraining.seeds", "3");

  private static KubernetesClient client;
  private static ShownStudy study;

  @BeforeAll
  static void run() {
    client = ApiServer.get().clientOfNewNamespace();
    study = ended(TRIALS);
  }

  private static ShownStudy ended(int trials) {
    var study = new ShownStudy(document(trials));
    study.plan();
    while (!study.unfinished().isEmpty()) {
      study.unfinished().forEach(number -> study.set(number, trial -> scored(trial.spec())));
      study.plan();
    }
    return study;
  }

  private static Document document(int trials) {
    return LAYERWISE.with("spec.budget.trials", Integer.toString(trials));
  }

  @AfterAll
  static void stop() {
    if (client != null) {
      client.close();
    }
  }

  @Test
  void aStudyIsOfAtMost64KiB() {
    var status = study.status();
    assertThat(status.stage()).isEqualTo("Complete");
    assertThat(status.confirmation().candidates()).hasSize(20);
    assertThat(status.result().finalTrainings()).hasSize(5);

    assertThat(stored(study, TRIALS)).isBetween(LARGEST_STUDY / 8, LARGEST_STUDY);
  }

  @Test
  void aStudyIsHardlyLargerThanOneOfATenthOfItsTrials() {
    var shorter = ended(FEWER_TRIALS);
    assertThat(shorter.status().stage()).isEqualTo("Complete");
    assertThat(shorter.status().confirmation().candidates()).hasSize(20);
    assertThat(shorter.status().result().finalTrainings()).hasSize(5);

    int size = stored(shorter, FEWER_TRIALS);

    assertThat(stored(study, TRIALS)).isBetween(size - MARGIN, size + MARGIN);
  }

  private static int stored(ShownStudy shown, int trials) {
    var object = StudyObjects.study(document(trials));
    object.setStatus(shown.status());
    return stored(object);
  }

  @Test
  void aTrialIsOfAtMost12KiB() {
    var spec = study.spec(TRIALS);
    assertThat(spec.purpose()).isEqualTo(TrialPurpose.Search);
    assertThat(spec.parameters()).hasSizeGreaterThan(80);

    assertThat(stored(trial(spec))).isBetween(LARGEST_TRIAL / 2, LARGEST_TRIAL);
  }

  @Test
  void aFinalTrainingWith20TestsIsOfAtMost20KiB() {
    var trials = study.log().of(TrialPurpose.FinalTraining).toList();

    assertThat(stored(trial(trials.get(0).spec()))).isBetween(LARGEST_TRIAL, LARGEST_FINAL);
  }

  private static AutoFTTrial trial(AutoFTTrialSpec spec) {
    var result = result(spec);
    var trial = TrialObjects.scored(spec, result.score().orElseThrow());
    var details =
        Map.of(
            "metrics",
            result.metrics(),
            "parameterGroups",
            result.parameterGroups(),
            "tests",
            result.tests(),
            "node",
            "worker-17.example.internal",
            "imageID",
            "ghcr.io/autoft/trainer@sha256:" + "0123456789abcdef".repeat(4),
            "completionTime",
            "2026-03-01T12:00:00Z");
    details.forEach((field, value) -> TrialObjects.with(trial, field, value));
    result.resamples().ifPresent(text -> TrialObjects.with(trial, "resamples", text));
    result.ensemble().ifPresent(curve -> TrialObjects.with(trial, "ensemble", curve));
    trial.setMetadata(new ObjectMetaBuilder().withName(trial.getMetadata().getName()).build());
    return trial;
  }

  /** Bytes of its JSON. It is removed again, so that another may have its name. */
  private static <T extends CustomResource<?, S>, S> int stored(T object) {
    var status = object.getStatus();
    var created = client.resource(object).create();
    created.setStatus(status);
    var written = client.resource(created).updateStatus();
    var path =
        "/apis/autoft.io/v1alpha1/namespaces/%s/%s/%s"
            .formatted(client.getNamespace(), object.getPlural(), written.getMetadata().getName());
    int size = client.raw(path).getBytes(StandardCharsets.UTF_8).length;
    client.resource(written).delete();
    return size;
  }

  private static TrialRecord scored(AutoFTTrialSpec spec) {
    return new TrialRecord(
        spec, new TrialOutcome.Scored(result(spec)), new TrialUsage(1, 0, 1234.5, 1234.5));
  }

  private static TrialResult result(AutoFTTrialSpec spec) {
    var random = new SplittableRandom(spec.number());
    double score = random.nextDouble(0.4, 0.6);
    boolean last = spec.purpose() == TrialPurpose.FinalTraining;
    return new TrialResult(
        Optional.of(score),
        Optional.of(0.014709193056057166),
        Map.of(
            "standardError", 0.014709193056057166,
            "loss", random.nextDouble(),
            "peakMemoryMiB", 3812.0,
            "oodValidation.accuracy", random.nextDouble(),
            "oodValidation.macroF1", random.nextDouble(),
            "oodValidation.crossEntropy", random.nextDouble()),
        last ? Optional.empty() : Optional.of(resamples(score, random)),
        last ? tests(random) : List.of(),
        last ? Optional.of(curve(random)) : Optional.empty(),
        last ? List.of() : GROUPS,
        last ? Optional.of("pvc://models/wildlife-autoft/" + spec.number()) : Optional.empty());
  }

  private static String resamples(double score, SplittableRandom random) {
    var values = new float[Contract.RESAMPLES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (score + 0.01 * random.nextGaussian());
    }
    return new Resamples(values, values).encode();
  }

  private static List<TestScore> tests(SplittableRandom random) {
    return IntStream.range(0, 20).mapToObj(i -> test(i, random)).toList();
  }

  private static TestScore test(int number, SplittableRandom random) {
    double value = random.nextDouble(0.4, 0.6);
    double error = 0.01 * random.nextDouble();
    var values = new double[Contract.TEST_RESAMPLES];
    for (int i = 0; i < values.length; i++) {
      values[i] = value + error * random.nextGaussian();
    }
    var text = new ResampledEstimates(values).encode(value, error);
    return new TestScore(
        name(number), value, error, 12_345, new TestEstimate(value, error, text), text);
  }

  private static EnsembleCurve curve(SplittableRandom random) {
    var values = random.doubles(11).boxed().toList();
    return new EnsembleCurve(0.3, values, values);
  }

  private static String tests() {
    return IntStream.range(0, 20)
        .mapToObj(i -> "{name: %s, source: demo://shapes, split: outlined}".formatted(name(i)))
        .toList()
        .toString();
  }

  /** Of 40 characters. */
  private static String name(int number) {
    return "%02d".formatted(number) + String.join("", Collections.nCopies(19, "ab"));
  }
}
