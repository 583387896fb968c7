package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autoft.testing.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules see values with the types of the schema. */
class RuleCheckTest {

  private static final String FIELDS =
      """
      type: object
      properties:
        count: {type: integer}
        rate: {type: number}
        words: {type: array, items: {type: string}}
        weights: {type: object, additionalProperties: {type: number}}
        amount: {x-kubernetes-int-or-string: true}
        tests:
          type: array
          x-kubernetes-list-type: map
          x-kubernetes-list-map-keys: [name]
          items:
            type: object
            properties: {name: {type: string}, size: {type: integer}}
            x-kubernetes-validations:
            - {rule: self.size >= oldSelf.size, message: size must not shrink, fieldPath: .size}
      """;

  private static final JsonNode VALUES =
      object("{count: 3, rate: 1, words: [b, a], weights: {a: 2}, amount: 5}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type(self.count) == int && self.count == 3",
        "type(self.rate) == double && self.rate == 1.0 && self.rate / 2.0 == 0.5",
        "self.weights.all(k, k == 'a' && self.weights[k] > 1.5)",
        "self.words[0] == 'b' && !('c' in self.words) && self.words + ['c'] == ['b', 'a', 'c']",
        "self.amount != 0 && self.amount != '0' && self.amount == 5",
        "has(self.count) && !has(self.tests)",
        "'learningRate/head'.split('/')[0] == 'learningRate'",
        "'x-1'.matches('[0-9]') && !'x'.matches('^[0-9]$')",
        "self.count > 2.5"
      })
  void hold(String rule) {
    assertThat(complaints(rule, VALUES, MissingNode.getInstance())).isEmpty();
  }

  @Test
  void areAboutAChangeIfTheyNameTheOldValue() {
    var rule = "self.count == oldSelf.count";

    assertThat(complaints(rule, VALUES, MissingNode.getInstance())).isEmpty();
    assertThat(complaints(rule, VALUES, object("{count: 2}")))
        .containsExactly("<nil>: Invalid value: \"object\": no");
  }

  @Test
  void sayNothingOfWhatAnUpdateLeavesAsItIs() {
    assertThat(complaints("self.count == 2", VALUES, VALUES)).isEmpty();
    assertThat(complaints("self.count == 2", VALUES, object("{count: 4}"))).hasSize(1);
  }

  @Test
  void compareItemsWithThoseOfTheSameKey() {
    var old = object("{tests: [{name: a, size: 5}, {name: b, size: 1}]}");
    var updated = object("{tests: [{name: c, size: 0}, {name: b, size: 2}, {name: a, size: 4}]}");

    assertThat(complaints("true", updated, old))
        .containsExactly("tests[2].size: Invalid value: \"object\": size must not shrink");
  }

  @Test
  void takeListsWithKeysForEqualInAnyOrder() {
    var old = object("{tests: [{name: a, size: 5}, {name: b, size: 1}]}");
    var updated = object("{tests: [{name: b, size: 1}, {name: a, size: 5}], count: 1}");

    assertThat(complaints("self.tests == oldSelf.tests", updated, old)).isEmpty();
  }

  @Test
  void areRefusalsWhereTheyCannotBeEvaluated() {
    assertThat(complaints("self.weights.b > 1.0", VALUES, MissingNode.getInstance()))
        .containsExactly("<nil>: Invalid value: \"object\": no such key: b evaluating rule: no");
  }

  private static List<String> complaints(String rule, JsonNode value, JsonNode old) {
    var rules = "[{rule: \"%s\", message: \"no\"}]".formatted(rule);
    var schema =
        SchemaReader.read("", Document.of(FIELDS).with("x-kubernetes-validations", rules).root());
    return new RuleCheck()
        .complaints(value, old, schema).stream().map(Complaint::toString).toList();
  }

  private static JsonNode object(String yaml) {
    return Numbers.normalized(Document.of(yaml).root());
  }
}
