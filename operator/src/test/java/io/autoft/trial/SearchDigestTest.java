package io.autoft.trial;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.testing.Document;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchDigestTest {

  /** The value of this version: another would take every running study for a changed one. */
  @Test
  void isStable() {
    assertThat(SearchDigest.of(spec(STUDY))).isEqualTo("bacb242c43185a7c");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "spec.model.source; demo://clip",
        "spec.data.train.maxExamples; 10",
        "spec.data.oodValidation.options; {seed: '4'}",
        "spec.data.tests; []",
        "spec.objective.metric; CrossEntropy",
        "spec.objective.losses; [CrossEntropy, L2Distance, Hinge]",
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
      })
  void staysWithEverythingElse(String field, String value) {
    assertThat(SearchDigest.of(spec(STUDY.with(field, value))))
        .isEqualTo(SearchDigest.of(spec(STUDY)));
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
