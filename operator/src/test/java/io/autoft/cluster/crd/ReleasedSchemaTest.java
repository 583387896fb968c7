package io.autoft.cluster.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the CRDs of a released version took, those of this version take: the rules that {@link
 * io.autoft.api.v1alpha1} gives for new fields, as far as a schema can tell.
 */
class ReleasedSchemaTest {

  private static final String RELEASED = "operator/src/test/resources/released/0.1.0/";
  private static final Set<String> LOWEST =
      Set.of("minimum", "minLength", "minItems", "minProperties");
  private static final Set<String> HIGHEST =
      Set.of("maximum", "maxLength", "maxItems", "maxProperties");

  @ParameterizedTest
  @ValueSource(strings = {"autoftstudies", "autofttrials"})
  void takesWhatTheReleasedOneTook(String crd) {
    var file = crd + ".autoft.io-v1.yml";

    assertThat(narrowed(schema(RELEASED + file), schema("crds/" + file))).isEmpty();
  }

  @Test
  void findsWhatIsNarrower() {
    var released =
        schemaOf(
            """
            {required: [a], properties: {
              a: {type: integer, minimum: 1, maximum: 5},
              b: {type: string, enum: [x, y], pattern: "^.$"},
              c: {type: array, maxItems: 9, items: {type: string}},
              d: {type: object, additionalProperties: {type: string, maxLength: 9}},
              e: {type: object, properties: {x: {type: number}}}}}
            """);
    var later =
        schemaOf(
            """
            {required: [a, b, new], properties: {
              a: {type: integer, minimum: 2},
              b: {type: string, enum: [x, z], pattern: "^[a-z]$"},
              c: {type: array, maxItems: 10, items: {type: integer}},
              d: {type: object, additionalProperties: {type: string, maxLength: 8}},
              e: {type: object, additionalProperties: {type: number, maximum: 1}},
              new: {type: string}}}
            """);

    assertThat(narrowed(released, later))
        .containsExactlyInAnyOrder(
            ": b is required",
            ": new is required",
            ".a: minimum 2",
            ".b: without the value y",
            ".b: pattern ^[a-z]$",
            ".c.items: type integer",
            ".d.items: maxLength 8",
            ".e.x: maximum 1");
    assertThat(narrowed(released, schemaOf("{properties: {}}"))).contains(".a is gone");
  }

  private static List<String> narrowed(JsonNode released, JsonNode later) {
    var complaints = new ArrayList<String>();
    compare("", released, later, complaints);
    return complaints;
  }

  private static void compare(
      String path, JsonNode released, JsonNode later, List<String> complaints) {
    if (later.isMissingNode()) {
      complaints.add(path + " is gone");
      return;
    }
    words(later, "required").stream()
        .filter(field -> !words(released, "required").contains(field))
        // What is left out is filled in before it is missed.
        .filter(field -> later.at("/properties/" + field + "/default").isMissingNode())
        .forEach(field -> complaints.add("%s: %s is required".formatted(path, field)));
    if (!released.path("type").equals(later.path("type"))) {
      complaints.add("%s: type %s".formatted(path, later.path("type").asText()));
    }
    if (later.has("pattern") && !later.get("pattern").equals(released.get("pattern"))) {
      complaints.add("%s: pattern %s".formatted(path, later.get("pattern").asText()));
    }
    words(released, "enum").stream()
        .filter(value -> later.has("enum") && !words(later, "enum").contains(value))
        .forEach(value -> complaints.add("%s: without the value %s".formatted(path, value)));
    bounds(path, released, later, complaints);
    released
        .path("properties")
        .properties()
        .forEach(
            field ->
                compare(
                    path + "." + field.getKey(),
                    field.getValue(),
                    field(later, field.getKey()),
                    complaints));
    for (var element : List.of("items", "additionalProperties")) {
      if (released.path(element).isObject()) {
        compare(path + ".items", released.get(element), later.path(element), complaints);
      }
    }
  }

  private static void bounds(
      String path, JsonNode released, JsonNode later, List<String> complaints) {
    later
        .properties()
        .forEach(
            field -> {
              var before = bound(released, field.getKey());
              var now = field.getValue();
              boolean higher = before.isMissingNode() || now.asDouble() > before.asDouble();
              boolean lower = before.isMissingNode() || now.asDouble() < before.asDouble();
              if (LOWEST.contains(field.getKey()) && higher
                  || HIGHEST.contains(field.getKey()) && lower) {
                complaints.add("%s: %s %s".formatted(path, field.getKey(), now.asText()));
              }
            });
  }

  /**
   * An object with fields has no more than those, and an operator could read no more than an int.
   */
  private static JsonNode bound(JsonNode released, String bound) {
    if (bound.equals("maximum") && !released.has(bound) && isInteger(released)) {
      return IntNode.valueOf(Integer.MAX_VALUE);
    }
    return bound.equals("maxProperties") && released.has("properties")
        ? IntNode.valueOf(released.get("properties").size())
        : released.path(bound);
  }

  private static boolean isInteger(JsonNode schema) {
    return schema.path("type").asText().equals("integer");
  }

  /** A map takes what an object with fields took. */
  private static JsonNode field(JsonNode schema, String name) {
    var field = schema.path("properties").path(name);
    return field.isMissingNode() ? schema.path("additionalProperties") : field;
  }

  private static Set<String> words(JsonNode schema, String list) {
    return StreamSupport.stream(schema.path(list).spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static JsonNode schema(String file) {
    return Document.of(Repository.read(file)).at("spec.versions.0.schema.openAPIV3Schema");
  }

  private static JsonNode schemaOf(String yaml) {
    return Document.of(yaml).root();
  }
}
