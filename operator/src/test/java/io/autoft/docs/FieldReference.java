package io.autoft.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import io.autoft.testing.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of one kind as markdown, from its CRD: a table for each object. An object that has the
 * same fields as an earlier one links to the table of that one.
 */
final class FieldReference {

  private static final List<String> CRDS =
      List.of("crds/autoftstudies.autoft.io-v1.yml", "crds/autofttrials.autoft.io-v1.yml");

  private static final String INTRODUCTION =
      """
      <!-- Generated from crds/. FieldReferenceTest says how to write it anew. -->
      # Field reference

      All fields of [AutoFTStudy](#autoftstudy) and [AutoFTTrial](#autofttrial), group `autoft.io`, version `v1alpha1`. What
      they do together is in [studies.md](studies.md). `kubectl explain autoftstudy.spec --recursive` shows the same in a
      terminal.

      A field in bold is required. Bounds, values and rules are checked by the API server when an object is applied; what it
      refuses, it answers with the messages that are listed under "Rules".
      """;

  private final JsonNode names;
  private final JsonNode version;
  private final Map<JsonNode, String> places = new LinkedHashMap<>();

  private FieldReference(JsonNode crd) {
    names = crd.at("/spec/names");
    version = crd.at("/spec/versions/0");
    place(text(names, "kind"), version.at("/schema/openAPIV3Schema"));
  }

  /** The whole page. */
  static String page() {
    return INTRODUCTION
        + CRDS.stream()
            .map(path -> new FieldReference(Document.of(Repository.read(path)).root()).markdown())
            .collect(joining());
  }

  private String markdown() {
    var kind = version.at("/schema/openAPIV3Schema");
    return "\n## %s\n\n%s\n\n%s".formatted(text(names, "kind"), prose(kind), columns())
        + rules(kind)
        + places.entrySet().stream()
            .skip(1)
            .map(place -> section(place.getValue(), place.getKey()))
            .collect(joining());
  }

  /** Notes where an object and those within it are shown, the first of equal ones. */
  private void place(String path, JsonNode schema) {
    if (schema.has("items")) {
      place(path + "[]", schema.get("items"));
    }
    if (schema.has("properties") && places.putIfAbsent(shape(schema), path) == null) {
      for (var field : schema.get("properties").properties()) {
        place(path + "." + field.getKey(), field.getValue());
      }
    }
  }

  /** An object without what is particular to the field that holds it. */
  private static JsonNode shape(JsonNode schema) {
    return Document.of(schema.toString()).without("description").without("default").root();
  }

  private String columns() {
    return "`kubectl get %s` (short: `%s`) shows %s; with `--output wide` also %s.\n"
        .formatted(
            text(names, "plural"), names.at("/shortNames/0").asText(), columns(0), columns(1));
  }

  private String columns(int priority) {
    return elements(version.get("additionalPrinterColumns"))
        .filter(column -> column.get("priority").asInt() == priority)
        .map(column -> text(column, "name"))
        .collect(joining(", "));
  }

  private String section(String path, JsonNode schema) {
    return "\n### %s\n\n| field | takes | default | description |\n| --- | --- | --- | --- |\n"
            .formatted(path)
        + schema.get("properties").properties().stream()
            .map(field -> row(field.getKey(), field.getValue(), required(schema, field.getKey())))
            .collect(joining())
        + rules(schema);
  }

  private String row(String name, JsonNode schema, boolean required) {
    var label = required ? "**`" + name + "`**" : "`" + name + "`";
    var values = new FieldValues(this::link).of(schema);
    var cells = Stream.of(label, values, defaultOf(schema), prose(schema));
    return cells.map(cell -> cell.replace("|", "\\|")).collect(joining(" | ", "| ", " |\n"));
  }

  private String link(JsonNode schema) {
    var path = places.get(shape(schema));
    return "[object](#%s)".formatted(MarkdownPage.anchor(path));
  }

  private static String defaultOf(JsonNode schema) {
    var value = schema.path("default").toString();
    return value.isEmpty() || value.equals("{}")
        ? ""
        : "`" + value.replace("\"", "").replace(",", ", ").replace(":", ": ") + "`";
  }

  private static String rules(JsonNode schema) {
    return schema.has("x-kubernetes-validations")
        ? "\nRules:\n\n"
            + elements(schema.get("x-kubernetes-validations"))
                .map(rule -> "- " + escaped(text(rule, "message")) + "\n")
                .collect(joining())
        : "";
  }

  private static boolean required(JsonNode schema, String name) {
    return elements(schema.path("required")).anyMatch(field -> field.asText().equals(name));
  }

  private static String prose(JsonNode schema) {
    return escaped(text(schema, "description"));
  }

  /** Else {@code <study>} would be taken for an element of HTML. */
  private static String escaped(String text) {
    return text.replace("<", "&lt;");
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
