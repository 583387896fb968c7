package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.FULL_STUDY;
import static io.autoft.cluster.crd.Documents.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.study.Findings;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a study, wrong in every way that its schema knows: refused, and by name. */
class WrongStudiesIT {

  /**
   * A template is checked when it is read. Any text can name a split, a column, a group or a class;
   * the trainer says {@code DataMissing} where there is none. An earlier study is waited for,
   * {@code WarmStartNotFound}, and what is no image is {@code ImagePull}: {@code BadInputE2E} sees
   * them.
   */
  private static final Set<String> OPEN =
      Stream.concat(
              Stream.of("train", "oodValidation", "idValidation", "tests")
                  .flatMap(
                      set ->
                          Stream.of("split", "groupColumn", "ignoreGroups")
                              .map(field -> "spec.data.%s.%s".formatted(set, field))),
              Stream.of(
                  "spec.trainer.template",
                  "spec.data.classNames",
                  "spec.search.warmStart.studies",
                  "spec.trainer.image"))
          .collect(Collectors.toUnmodifiableSet());

  @RegisterExtension static final Admission admission = new Admission();

  static List<WrongValues.Case> studies() {
    var crd = Document.of(Repository.read("crds/autoftstudies.autoft.io-v1.yml"));
    var schema = crd.at("spec.versions.0.schema.openAPIV3Schema.properties.spec");
    return WrongValues.of(schema, "spec", FULL_STUDY, OPEN);
  }

  /** Fields that are right by themselves and cannot be together. */
  static Stream<Arguments> contradictions() {
    return Stream.of(
        arguments(
            "a study that is to learn from itself",
            STUDY.with("spec.search", "{warmStart: {studies: [wildlife]}}"),
            "warmStart"),
        arguments(
            "requests above limits",
            STUDY.with("spec.trainer.resources", "{limits: {cpu: 1}, requests: {cpu: 2}}"),
            "trainer.resources"),
        arguments(
            "a fraction as seed of an initial trial",
            initialTrial("learningRate: 1, weightDecay: 0, weight.CrossEntropy: 1, seed: 1.5"),
            "initialTrials[0].seed"),
        arguments(
            "an initial trial that has nothing to minimise",
            initialTrial("learningRate: 1, weightDecay: 0"),
            "initialTrials[0] has no weight"),
        arguments(
            "bounds of a term that is not there, and a reference to it",
            STUDY
                .with("spec.objective", "{losses: [CrossEntropy, Hinge], reference: Contrastive}")
                .with("spec.search", "{space: {lossWeights: {Contrastive: {min: 1, max: 2}}}}"),
            "reference"),
        arguments(
            "a budget of GPU hours and trials on no GPU",
            STUDY.with("spec.budget", "{trials: 10, gpuHours: 1}"),
            "budget.gpuHours"),
        arguments(
            "early stopping on a set that is not there",
            FULL_STUDY.without("spec.data.idValidation"),
            "data.idValidation"),
        arguments(
            "more warm-up than steps",
            STUDY.with("spec.search", "{innerSteps: 5, warmupSteps: 6}"),
            "warmupSteps"),
        arguments(
            "more names and prompts than fit into a trial's configuration",
            STUDY.with(
                "spec.data.classNames",
                IntStream.range(0, 2000).mapToObj(i -> "a".repeat(200) + i).toList().toString()),
            "classNames"));
  }

  private static Document initialTrial(String parameters) {
    return STUDY.with(
        "spec.search", "{trialSeed: Searched, initialTrials: [{" + parameters + "}]}");
  }

  /** By the API server, or by the operator before anything runs. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("contradictions")
  void aContradictionIsToldByName(String sentence, Document study, String field) {
    assertThat(admission.refusal(study).or(() -> complaint(study)))
        .as(sentence)
        .hasValueSatisfying(message -> assertThat(message).contains(field));
  }

  private static Optional<String> complaint(Document study) {
    var planned = new PlannedStudy(study);
    planned.plan();
    return Optional.of(planned.findings())
        .filter(found -> found.standing() == Findings.Standing.REFUSED)
        .map(found -> found.cause().message());
  }

  @Test
  void whatTheyAreMadeFromIsRightAndTheyAreMany() {
    assertThat(admission.refusal(FULL_STUDY)).isEmpty();
    assertThat(studies()).hasSizeGreaterThan(200);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("studies")
  void isRefusedByName(WrongValues.Case study) {
    assertThat(admission.refusal(study.document()))
        .as(study.toString())
        .hasValueSatisfying(message -> assertThat(message).contains(study.field()));
  }
}
