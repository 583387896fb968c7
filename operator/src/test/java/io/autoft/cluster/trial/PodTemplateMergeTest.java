package io.autoft.cluster.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodTemplateMergeTest {

  static Stream<Arguments> merges() {
    return Stream.of(
        arguments("nothing changes nothing", "{a: 1, b: {c: 2}}", "{}", "{a: 1, b: {c: 2}}"),
        arguments("a new field is added", "{a: 1}", "{b: 2}", "{a: 1, b: 2}"),
        arguments("a value is replaced", "{a: 1}", "{a: 2}", "{a: 2}"),
        arguments(
            "objects are merged field by field",
            "{s: {user: 1, group: {id: 2}}}",
            "{s: {user: 3, group: {name: x}}}",
            "{s: {user: 3, group: {id: 2, name: x}}}"),
        arguments(
            "an element of the same name is merged in its place",
            "{l: [{name: a, x: 1}, {name: b, x: 2}]}",
            "{l: [{name: a, y: 3}]}",
            "{l: [{name: a, x: 1, y: 3}, {name: b, x: 2}]}"),
        arguments(
            "an element of another name is added at the end",
            "{l: [{name: a, x: 1}]}",
            "{l: [{name: c, x: 3}]}",
            "{l: [{name: a, x: 1}, {name: c, x: 3}]}"),
        arguments(
            "lists below named elements are merged by name as well",
            "{l: [{name: a, env: [{name: X, value: '1'}]}]}",
            "{l: [{name: a, env: [{name: Y, value: '2'}]}]}",
            "{l: [{name: a, env: [{name: X, value: '1'}, {name: Y, value: '2'}]}]}"),
        arguments("a list of plain values is replaced", "{l: [1, 2]}", "{l: [3]}", "{l: [3]}"),
        arguments(
            "a list of objects without names is replaced",
            "{l: [{key: a}]}",
            "{l: [{key: b}]}",
            "{l: [{key: b}]}"),
        arguments("null removes a field", "{a: {b: 1, c: 2}}", "{a: {b: null}}", "{a: {c: 2}}"),
        arguments(
            "an object may replace the one below",
            "{s: {user: 1, group: 2}}",
            "{s: {$patch: replace, group: 3}}",
            "{s: {group: 3}}"),
        arguments("null removes nothing that is not there", "{a: 1}", "{b: null}", "{a: 1}"),
        arguments("a value of another kind is replaced", "{a: {b: 1}}", "{a: [1]}", "{a: [1]}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("merges")
  void laysOneOverTheOther(String sentence, String base, String over, String expected) {
    var below = yaml(base);
    var above = yaml(over);

    assertThat(PodTemplateMerge.merge(below, above)).isEqualTo(yaml(expected));
    assertThat(below).as("the base is left as it was").isEqualTo(yaml(base));
    assertThat(above).as("so is what is laid over it").isEqualTo(yaml(over));
  }

  private static JsonNode yaml(String text) {
    return Document.of("value: " + text).at("value");
  }
}
