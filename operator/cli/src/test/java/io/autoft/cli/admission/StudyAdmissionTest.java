package io.autoft.cli.admission;

import static io.autoft.cli.admission.StudyFiles.SOURCE;
import static io.autoft.cli.admission.StudyFiles.STUDY;
import static io.autoft.cli.admission.StudyFiles.admitted;
import static io.autoft.cli.admission.StudyFiles.complaints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.testing.Document;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of study files without a cluster. The words were taken from an API server of
 * Kubernetes 1.34; that they are still the same is tested with one, in the operator.
 */
class StudyAdmissionTest {

  private static final String NO_RULES =
      "<nil>: Invalid value: null: some validation rules were not checked because the object was"
          + " invalid; correct the existing errors to complete validation";

  @Test
  void fillsInDefaultsFromTheOutsideIn() {
    var study = admitted(STUDY.with("spec.finalTraining", "{selectOn: None, output: 'pvc://a'}"));

    assertThat(study.name()).isEqualTo("wildlife");
    assertThat(study.study().at("/spec/search/space/weightDecay"))
        .hasToString("{\"min\":0,\"max\":1}");
    assertThat(study.study().at("/spec/finalTraining/epochs").intValue()).isEqualTo(20);
    assertThat(study.study().at("/spec/confirmation").isMissingNode()).isTrue();
    assertThat(study.study().at("/status")).hasToString("{\"observedGeneration\":-1}");
    assertThat(study.spec().search().repeats()).isEqualTo(1);
    assertThat(study.spec().search().space().weightDecay().max()).isEqualTo(1.0);
  }

  @Test
  void takesNullForNothing() {
    var study = admitted(STUDY.with("spec.search", "{innerSteps: null, warmupSteps: null}"));

    assertThat(study.study().at("/spec/search/innerSteps").intValue()).isEqualTo(10);
    assertThat(study.study().at("/spec/search/warmupSteps").isMissingNode()).isTrue();
  }

  @Test
  void ignoresTheStatusOfAFile() {
    var study = admitted(STUDY.with("status", "{stage: Complete}")).study();

    assertThat(study.at("/status").toString()).isEqualTo("{\"observedGeneration\":-1}");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String sentence, Document study, List<String> complaints) {
    assertThat(complaints(study)).containsExactlyElementsOf(complaints);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
        refused(
            "unknown fields alone",
            STUDY
                .with("spec.serach", "{}")
                .with("spec.data.train.a", "1")
                .with("metadata.nmae", "b")
                .with("spec.parallelism", "0"),
            "unknown field \"metadata.nmae\"",
            "unknown field \"spec.data.train.a\"",
            "unknown field \"spec.serach\""),
        refused(
            "what is missing, and with it the rules",
            STUDY.without("spec.model").with("spec.data.train.source", "x"),
            "spec.model: Required value",
            NO_RULES),
        refused(
            "a word that is not known",
            STUDY.with("spec.model.precision", "FP8"),
            "spec.model.precision: Unsupported value: \"FP8\": supported values: \"BF16\","
                + " \"FP32\"",
            NO_RULES),
        refused(
            "another type",
            STUDY.with("spec.search", "{innerSteps: 2.5, seed: a, baselines: {}}"),
            "spec.search.innerSteps: Invalid value: \"number\": spec.search.innerSteps in body must"
                + " be of type integer: \"number\"",
            "spec.search.seed: Invalid value: \"string\": spec.search.seed in body must be of type"
                + " integer: \"string\"",
            "spec.search.baselines: Invalid value: \"object\": spec.search.baselines in body must"
                + " be of type array: \"object\"",
            NO_RULES),
        refused(
            "numbers outside their bounds",
            STUDY
                .with("spec.parallelism", "1001")
                .with("spec.budget", "{durationSeconds: 0}")
                .with(
                    "spec.search",
                    "{space: {baseLearningRate: 0, weightDecay: {min: -1.5e-7," + " max: 1}}}"),
            "spec.parallelism: Invalid value: 1001: spec.parallelism in body should be less than or"
                + " equal to 1000",
            "spec.budget.durationSeconds: Invalid value: 0: spec.budget.durationSeconds in body"
                + " should be greater than or equal to 1",
            "spec.search.space.baseLearningRate: Invalid value: 0:"
                + " spec.search.space.baseLearningRate in body should be greater than 0",
            "spec.search.space.weightDecay.min: Invalid value: -1.5e-07:"
                + " spec.search.space.weightDecay.min in body should be greater than or equal to"
                + " 0"),
        refused(
            "texts outside their bounds",
            STUDY
                .with("spec.trainer.image", "''")
                .with("spec.data.train.split", "a".repeat(64))
                .with("spec.trainer.jobMetadata", "{labels: {team: computer vision}}"),
            "spec.data.train.split: Too long: may not be more than 63 bytes",
            "spec.trainer.image: Invalid value: \"\": spec.trainer.image in body should be at least"
                + " 1 chars long",
            "spec.trainer.jobMetadata.labels.team: Invalid value: \"computer vision\":"
                + " spec.trainer.jobMetadata.labels.team in body should match"
                + " '^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$'",
            NO_RULES),
        refused(
            "too few and too many items",
            STUDY
                .with("spec.objective", "{losses: []}")
                .with("spec.search", "{warmStart: {studies: [a,b,c,d,e,f,g,h,i,j,k]}}"),
            "spec.objective.losses: Invalid value: 0: spec.objective.losses in body should have at"
                + " least 1 items",
            "spec.search.warmStart.studies: Too many: 11: must have at most 10 items",
            NO_RULES),
        refused(
            "an amount of another type",
            STUDY.with("spec.trainer.resources", "{limits: {cpu: true}}"),
            "spec.trainer.resources.limits.cpu: Invalid value: \"boolean\":"
                + " spec.trainer.resources.limits.cpu in body must be of type integer,string:"
                + " \"boolean\"",
            "<nil>: Invalid value: \"\": \"spec.trainer.resources.limits.cpu\" must validate at"
                + " least one schema (anyOf)",
            "spec.trainer.resources.limits.cpu: Invalid value: \"boolean\":"
                + " spec.trainer.resources.limits.cpu in body must be of type integer:"
                + " \"boolean\"",
            NO_RULES),
        refused(
            "items with one name",
            STUDY.with(
                "spec.data.tests",
                "[{name: a, source: 'demo://a'}, {name: a, source: 'demo://b'},"
                    + " {name: a, source: 'demo://c'}]"),
            "spec.data.tests[1]: Duplicate value: {\"name\":\"a\"}"),
        refused(
            "what rules forbid",
            STUDY
                .with("metadata.name", "wild.life")
                .with("spec.data.tests", "[{name: a, source: demo}]")
                .with("spec.search", "{space: {lossWeights: {Hinge: {min: 2, max: 1}}}}"),
            "<nil>: Invalid value: \"object\": metadata.name must begin with a letter, end with a"
                + " letter or digit, have only lower-case letters, digits and '-' between, and be"
                + " at most 52 characters long, because Jobs are named after it",
            "spec.data.tests[0].source: Invalid value: \"object\": " + SOURCE,
            "spec.search.space.lossWeights[Hinge].min: Invalid value: \"object\": min must be at"
                + " most max"),
        refused(
            "another version",
            STUDY.with("apiVersion", "autoft.io/v1"),
            "apiVersion: Invalid value: \"autoft.io/v1\": must be autoft.io/v1alpha1"),
        refused(
            "no name",
            STUDY.without("metadata"),
            "metadata.name: Required value: name or generateName is required",
            NO_RULES));
  }

  @Test
  void wantsOneStudyInAFile() {
    var study = STUDY.root() + "\n---\n";
    var claim = "kind: PersistentVolumeClaim\n---\n";

    assertThat(StudyAdmission.admit("---\n" + claim + study)).isInstanceOf(Admitted.class);
    assertThat(complaints(study + study))
        .containsExactly(
            "there must be one object of kind AutoFTStudy; there are several: wildlife, wildlife");
    assertThat(complaints(claim + "5"))
        .containsExactly(
            "there must be one object of kind AutoFTStudy; there is none among those there are:"
                + " PersistentVolumeClaim, (without a kind)");
    assertThat(complaints("# nothing"))
        .containsExactly("there must be one object of kind AutoFTStudy; there is none");
  }

  private static Arguments refused(String sentence, Document study, String... complaints) {
    return arguments(sentence, study, Arrays.asList(complaints));
  }
}
