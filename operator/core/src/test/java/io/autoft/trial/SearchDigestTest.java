package io.autoft.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.DataSetReference;
import io.autoft.api.v1alpha1.DataSpec;
import io.autoft.api.v1alpha1.ModelSpec;
import io.autoft.api.v1alpha1.ObjectiveSpec;
import io.autoft.api.v1alpha1.Range;
import io.autoft.api.v1alpha1.SearchSpec;
import io.autoft.api.v1alpha1.SpaceSpec;
import io.autoft.api.v1alpha1.TestSetReference;
import io.autoft.api.v1alpha1.WarmStartSpec;
import io.autoft.testing.Document;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchDigestTest {

  /** The value of this version: another would take every running study for a changed one. */
  @Test
  void isStable() {
    assertThat(SearchDigest.of(spec(STUDY))).isEqualTo("d75bf5927f998d2a");
    assertThat(SearchDigest.of(spec(STUDY.without("spec.search.enqueueBaselines"))))
        .as("that of a study without the fields that came later")
        .isEqualTo("bacb242c43185a7c")
        .as("for which the API server writes their defaults")
        .isEqualTo(SearchDigest.of(spec(STUDY.with("spec.search.enqueueBaselines", "true"))));
  }

  /** So it can be added to a study that has ended. */
  @Test
  void isThatOfAStudyWithoutAReport() {
    var reported = STUDY.with("spec.report", "{output: pvc://models}");

    assertThat(SearchDigest.of(spec(reported))).isEqualTo(SearchDigest.of(spec(STUDY)));
  }

  /** Those of the first version, as its own code computed them; its API server wrote TPE. */
  @Test
  void isThatOfTheFirstVersionForWhatTheFirstVersionKnew() {
    var least =
        STUDY
            .with("spec.model", "{source: demo://clip}")
            .with(
                "spec.data",
                """
                {train: {source: demo://shapes, split: train},
                 oodValidation: {source: demo://shapes, split: ood-validation}}
                """)
            .with("spec.objective", "{losses: [CrossEntropy, Hinge, Contrastive, L2Distance]}")
            .with("spec.search", "{sampler: TPE, baselines: [ZeroShot, FineTuning]}");
    var most =
        least
            .with("spec.model", "{source: pvc://models/openclip-vit-b-16}")
            .with(
                "spec.data",
                """
                {train: {source: demo://shapes, split: train, options: {leak: "0.6"},
                         maxExamples: 2000},
                 oodValidation: {source: demo://shapes, split: ood-validation, maxExamples: 300},
                 idValidation: {source: demo://shapes, split: id-validation},
                 tests: [{name: in-distribution, source: demo://shapes, split: id-test},
                         {name: outlined, source: demo://shapes, split: outlined,
                          options: {seed: "1"}}]}
                """)
            .with("spec.objective", "{metric: CrossEntropy, losses: [CrossEntropy, Hinge]}")
            .with(
                "spec.search",
                """
                {sampler: Random, mode: Deterministic, seed: 7, startupTrials: 4, innerSteps: 300,
                 warmupSteps: 30, batchSize: 32, clipNorm: 0,
                 space: {baseLearningRate: 3.0e-3, learningRate: {min: 3.0e-4, max: 1.0e-2},
                         weightDecay: {min: 0, max: 0.5}, lossWeight: {min: 1.0e-3, max: 1}},
                 baselines: [FineTuning],
                 initialTrials: [{learningRate: 3.0e-3, weightDecay: 0.1, weight.CrossEntropy: 1,
                                  weight.Hinge: 0}]}
                """);

    assertThat(SearchDigest.of(spec(least))).isEqualTo("33678fd075e44a7c");
    assertThat(SearchDigest.of(spec(most))).isEqualTo("81a7511c08f1b66f");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.model.source; demo://clip",
        "spec.model.precision; BF16",
        "spec.data.train.format; ImageFolder",
        "spec.data.train.groupColumn; region",
        "spec.data.train.ignoreGroups; [Other]",
        "spec.data.train.examplesPerClass; 16",
        "spec.data.train.sampling; ClassBalanced",
        "spec.data.oodValidation.sampling; Random",
        "spec.data.tests.0.sampling; ClassBalanced",
        "spec.data.train.onDamaged; Skip",
        "spec.data.tests.0.onDamaged; Skip",
        "spec.data.oodValidation.options; {format: Auto}",
        "spec.data.classNames; [circle]",
        "spec.data.promptTemplates; ['a {}']",
        "spec.objective.parameterTerms; Sum",
        "spec.search.trialSeed; Fixed",
        "spec.search.repeats; 2",
        "spec.search.layerwise; Regularizers",
        "spec.search.enqueueBaselines; true",
        "spec.search.space.lossWeights; {Hinge: {min: 1, max: 2}}",
        "spec.search.warmStart; {studies: [earlier]}",
        "spec.data.train.maxExamples; 10",
        "spec.data.oodValidation.options; {seed: '4'}",
        "spec.data.tests; []",
        "spec.objective.metric; CrossEntropy",
        "spec.objective.losses; [CrossEntropy, L2Distance, Hinge]",
        "spec.objective.reference; Hinge",
        "spec.objective.head; FromText",
        "spec.objective.lossHead; FromText",
        "spec.search.seed; 8",
        "spec.search.mode; Deterministic",
        "spec.search.space.learningRate.max; 0.02",
        "spec.search.baselines; [ZeroShot]",
      })
  void changesWithWhatAScoreOrTheSequenceDependsOn(String field, String value) {
    assertThat(SearchDigest.of(spec(STUDY.with(field, value))))
        .isNotEqualTo(SearchDigest.of(spec(STUDY)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.budget.trials; 100",
        "spec.parallelism; 5",
        "spec.suspend; true",
        "spec.finalTraining.epochs; 3",
        "spec.trainer.image; other",
        // Defaults written out are no change.
        "spec.search.space.weightDecay; {min: 0, max: 1}",
        "spec.search.initialTrials; []",
        "spec.model.precision; FP32",
        "spec.data.train.format; Auto",
        "spec.data.train.ignoreGroups; []",
        "spec.data.train.sampling; Random",
        "spec.data.oodValidation.sampling; ClassBalanced",
        "spec.data.tests.0.sampling; Random",
        "spec.data.oodValidation.onDamaged; Stop",
        "spec.data.tests.0.onDamaged; Stop",
        "spec.data.classNames; []",
        "spec.data.promptTemplates; []",
        "spec.objective.parameterTerms; Mean",
        "spec.objective.head; Trained",
        "spec.objective.lossHead; Trained",
        "spec.search.trialSeed; PerTrial",
        "spec.search.repeats; 1",
        "spec.search.layerwise; None",
        "spec.search.space.lossWeights; {}",
      })
  void staysWithEverythingElse(String field, String value) {
    assertThat(SearchDigest.of(spec(STUDY.with(field, value))))
        .isEqualTo(SearchDigest.of(spec(STUDY)));
  }

  /**
   * A field that is forgotten here would change the digest of every study as soon as the API server
   * fills its default in, and with it drop the trials of all that run during an upgrade.
   */
  @Test
  void knowsEveryFieldThatItCovers() {
    var firstVersion =
        Set.of(
            "source split options maxExamples name train oodValidation idValidation tests metric losses",
            "sampler mode seed startupTrials innerSteps warmupSteps batchSize clipNorm space",
            "baseLearningRate learningRate weightDecay lossWeight min max baselines initialTrials");
    var withoutDefault = Set.of("groupColumn examplesPerClass reference warmStart studies");
    var known = new TreeSet<>(SearchDigest.later());
    Stream.concat(firstVersion.stream(), withoutDefault.stream())
        .flatMap(names -> Stream.of(names.split(" ")))
        .forEach(known::add);

    var covered =
        Stream.of(
                ModelSpec.class,
                DataSpec.class,
                DataSetReference.class,
                TestSetReference.class,
                ObjectiveSpec.class,
                SearchSpec.class,
                SpaceSpec.class,
                Range.class,
                WarmStartSpec.class)
            .flatMap(type -> Stream.of(type.getRecordComponents()))
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(covered)
        .as(
            "a new field goes into SearchDigest.LATER with what was done before there was such a one")
        .isEqualTo(known);
  }

  @Test
  void doesNotDependOnTheOrderOfKeys() {
    var reversed = Document.of(reversed(STUDY.root()).toString());

    assertThat(SearchDigest.of(spec(reversed))).isEqualTo(SearchDigest.of(spec(STUDY)));
  }

  private static ObjectNode reversed(ObjectNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    var result = JsonNodeFactory.instance.objectNode();
    for (var name : names) {
      var child = node.get(name);
      result.set(name, child instanceof ObjectNode object ? reversed(object) : child);
    }
    return result;
  }
}
