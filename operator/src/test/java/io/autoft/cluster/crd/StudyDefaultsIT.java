package io.autoft.cluster.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API server and the constructors fill in the same values. */
class StudyDefaultsIT {

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{objective: {}, search: {}, budget: {}}",
        "{objective: {metric: CrossEntropy}, search: {sampler: Random}, budget: {trials: 5}}",
        "{search: {space: {}}}",
        "{search: {space: {weightDecay: {min: 0, max: 0.5}}}}",
        "{objective: {losses: [Hinge]}, search: {baselines: []}, budget: {failedTrials: 0}}",
        "{finalTraining: {selectOn: None, output: 'pvc://models'}}",
        "{finalTraining: {selectOn: None, ensembling: None, output: 'pvc://models'}}",
        "{finalTraining: {selectOn: None, testedAlphas: All, output: 'pvc://models'}}",
        "{model: {source: 'demo://clip', precision: BF16}}",
        "{data: {train: {source: 'demo://a'}, oodValidation: {source: 'demo://a'}, idValidation:"
            + " {source: 'demo://a'}, tests: [{name: a, source: 'demo://a'}]}}",
        "{data: {train: {source: 'demo://a', format: FMoW, sampling: ClassBalanced,"
            + " onDamaged: Skip},"
            + " oodValidation: {source: 'demo://a', sampling: Random}}}",
        "{objective: {parameterTerms: Sum}, search: {layerwise: Regularizers, trialSeed: Fixed}}",
        "{search: {space: {lossWeights: {Hinge: {min: 1, max: 2}}}, warmStart: {studies: [a]}}}",
        "{budget: {durationSeconds: 60}}",
        "{confirmation: {}}",
        "{confirmation: {candidates: 2}, suspend: true, suspendPolicy: Stop, parallelism: 3}"
      })
  void agree(String fields) {
    var study = study("defaults-" + Math.abs(fields.hashCode()), fields);
    var stored = (ObjectNode) admission.create(study).at("spec");
    var constructed =
        Document.of(
                Serialization.asJson(
                    Serialization.unmarshal(study.at("spec").toString(), AutoFTStudySpec.class)))
            .root();

    // These follow from other fields, which a schema cannot say.
    ((ObjectNode) constructed.at("/search")).remove("warmupSteps");
    ((ObjectNode) constructed.at("/search/space")).remove("learningRate");

    // The items of a list get theirs when they are read.
    constructed
        .at("/data/tests")
        .forEach(set -> ((ObjectNode) set).remove(List.of("format", "sampling", "onDamaged")));

    assertThat(withoutEmpty(constructed)).isEqualTo(withoutEmpty(stored));
  }

  @Test
  void aNewStudyHasAStatusThatNoToolTakesForReady() {
    var stored = admission.create(Documents.STUDY.with("metadata.name", "new-study"));
    assertThat(stored.at("status").toString()).isEqualTo("{\"observedGeneration\":-1}");
  }

  @Test
  void warmupFollowsFromTheSteps() {
    var spec = spec("{search: {innerSteps: 300}}");
    assertThat(spec.search().warmupSteps()).isEqualTo(30);
  }

  @Test
  void theRangeOfTheLearningRateFollowsFromItsBase() {
    var spec = spec("{search: {space: {baseLearningRate: 3.0e-3}}}");
    assertThat(spec.search().space().learningRate().min()).isEqualTo(3e-5);
    assertThat(spec.search().space().learningRate().max()).isEqualTo(0.3);
  }

  private static AutoFTStudySpec spec(String fields) {
    return Serialization.unmarshal(
        study("study", fields).at("spec").toString(), AutoFTStudySpec.class);
  }

  private static Document study(String name, String fields) {
    var study = Documents.STUDY.with("metadata.name", name);
    for (var field : Document.of("extra: " + fields).at("extra").properties()) {
      study = study.with("spec." + field.getKey(), field.getValue().toString());
    }
    return study;
  }

  /** Numbers compared as numbers; an empty list or map and none mean the same. */
  private static JsonNode withoutEmpty(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var copy = object.objectNode();
      object
          .properties()
          .forEach(
              field -> {
                var value = withoutEmpty(field.getValue());
                if (!value.isContainerNode() || !value.isEmpty()) {
                  copy.set(field.getKey(), value);
                }
              });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      var copy = array.arrayNode();
      array.forEach(element -> copy.add(withoutEmpty(element)));
      return copy;
    }
    return node.isNumber() ? DoubleNode.valueOf(node.doubleValue()) : node;
  }
}
