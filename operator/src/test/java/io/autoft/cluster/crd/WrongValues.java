package io.autoft.cluster.crd;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Wrong values for every field of a schema, made from what the schema says of the field: another
 * type, beyond each bound, an unknown word, other characters, a field beside it that there is not.
 * The same ones every time.
 */
final class WrongValues {

  /**
   * One document with one wrong value.
   *
   * @param path of the field, as in {@code spec.data.tests.0.name}
   * @param wrong what is wrong with its value
   */
  record Case(String path, String wrong, Document document) {

    /** The name that a message about it has to have. */
    String field() {
      var words = path.replaceAll("\\.\\d+$", "").split("\\.");
      return words[words.length - 1];
    }

    @Override
    public String toString() {
      return path + ": " + wrong;
    }
  }

  private static final String BELL_AND_NUL = "\"a\\u0007\\u0000b\"";
  private static final String OTHER_SCRIPT = "\"\u4e00\u202e\u00e9\"";

  private final Document full;
  private final Set<String> open;
  private final List<Case> cases = new ArrayList<>();

  private WrongValues(Document full, Set<String> open) {
    this.full = full;
    this.open = open;
  }

  /**
   * All of them.
   *
   * @param full a document that is right and has something in every field, to be changed in one
   * @param open fields that take any object or text there is, without the places in lists
   */
  static List<Case> of(JsonNode schema, String path, Document full, Set<String> open) {
    var values = new WrongValues(full, open);
    values.field(path, schema);
    return List.copyOf(values.cases);
  }

  private void field(String path, JsonNode schema) {
    type(path, schema);
    var type = schema.path("type").asText();
    if (full.at(path).isMissingNode() && (type.equals("object") || type.equals("array"))) {
      return;
    }
    switch (type) {
      case "object" -> object(path, schema);
      case "array" -> array(path, schema);
      case "string" -> text(path, schema);
      case "integer", "number" -> number(path, schema);
      default -> {}
    }
  }

  private void type(String path, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      add(path, "a list", "[1]");
      return;
    }
    switch (schema.path("type").asText()) {
      case "object" -> add(path, "a text for an object", "text");
      case "array" -> add(path, "a text for a list", "text");
      case "string" -> {
        add(path, "a number for a text", "5");
        add(path, "an object for a text", "{a: b}");
      }
      case "boolean" -> add(path, "a text for yes or no", "maybe");
      default -> {
        add(path, "a text for a number", "\"1\"");
        add(path, "yes for a number", "true");
      }
    }
  }

  private void object(String path, JsonNode schema) {
    if (open.contains(path)) {
      return;
    }
    if (schema.has("properties")) {
      add(path + ".nonsense", "a field that there is not", "1");
      schema
          .get("properties")
          .properties()
          .forEach(p -> field(path + "." + p.getKey(), p.getValue()));
      schema
          .path("required")
          .forEach(
              name ->
                  cases.add(
                      new Case(
                          path + "." + name.asText(),
                          "not there",
                          full.without(path + "." + name.asText()))));
    } else if (schema.has("additionalProperties")) {
      var value = first(full.at(path)).toString();
      int max = schema.get("maxProperties").asInt();
      var entries = Stream.iterate(0, i -> i <= max, i -> i + 1).map(i -> "k" + i + ": " + value);
      add(path, "too many entries", "{" + String.join(", ", entries.toList()) + "}");
    }
  }

  private void array(String path, JsonNode schema) {
    var element = first(full.at(path)).toString();
    int max = schema.get("maxItems").asInt();
    add(path, "too many elements", Collections.nCopies(max + 1, element).toString());
    if (schema.path("minItems").asInt() > 0) {
      add(path, "no elements", "[]");
    }
    field(path + ".0", schema.get("items"));
  }

  private void text(String path, JsonNode schema) {
    if (schema.has("enum")) {
      add(path, "an unknown word", "Nonsense");
      add(path, "a word in small letters", schema.at("/enum/0").asText().toLowerCase(Locale.ROOT));
      add(path, "no word", "\"\"");
      return;
    }
    add(path, "too long", "\"" + "a".repeat(schema.get("maxLength").asInt() + 1) + "\"");
    if (schema.path("minLength").asInt() > 0) {
      add(path, "too short", "\"\"");
    }
    if (!open.contains(path.replaceAll("\\.\\d+", ""))) {
      add(path, "control characters", BELL_AND_NUL);
      add(path, "another script", OTHER_SCRIPT);
    }
  }

  private void number(String path, JsonNode schema) {
    boolean whole = schema.get("type").asText().equals("integer");
    if (whole) {
      add(path, "a fraction", "1.5");
    }
    add(path, "below", below(schema.get("minimum").asDouble(), whole));
    add(path, "huge", whole ? "9223372036854775807" : "1.0e300");
    add(path, "beyond all", "1.0e308");
    add(path, "negative and huge", whole ? "-9223372036854775808" : "-1.0e300");
  }

  private static String below(double minimum, boolean whole) {
    return whole
        ? Long.toString((long) minimum - 1)
        : Double.toString(minimum == 0 ? -Double.MIN_NORMAL : minimum / 2);
  }

  private static JsonNode first(JsonNode value) {
    return value.iterator().next();
  }

  private void add(String path, String wrong, String yaml) {
    cases.add(new Case(path, wrong, full.with(path, yaml)));
  }
}
