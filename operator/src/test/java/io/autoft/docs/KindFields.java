package io.autoft.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The fields of one kind as markdown, from its CRD: a table for each object. An object that has the
 * same fields as an earlier one links to the table of that one.
 */
final class KindFields {

  private final JsonNode names;
  private final JsonNode version;
  private final Map<JsonNode, List<String>> places = new LinkedHashMap<>();

  KindFields(JsonNode crd) {
    names = crd.at("/spec/names");
    version = crd.at("/spec/versions/0");
    place(text(names, "kind"), version.at("/schema/openAPIV3Schema"));
  }

  /** A chapter of the page. */
  String markdown() {
    var kind = version.at("/schema/openAPIV3Schema");
    return "\n## %s\n\n%s\n\n%s".formatted(text(names, "kind"), prose(kind), columns())
        + rules(kind)
        + places.entrySet().stream()
            .skip(1)
            .map(place -> section(place.getValue(), place.getKey()))
            .collect(joining());
  }

  /** Notes the paths of an object and of those within it; equal ones share an entry. */
  private void place(String path, JsonNode schema) {
    if (schema.has("items")) {
      place(path + "[]", schema.get("items"));
    }
    if (schema.has("properties")) {
      places.computeIfAbsent(shape(schema), shape -> new ArrayList<>()).add(path);
      schema
          .get("properties")
          .properties()
          .forEach(field -> place(path + "." + field.getKey(), field.getValue()));
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

  private String section(List<String> paths, JsonNode schema) {
    return "\n### %s\n\n".formatted(paths.get(0))
        + (paths.size() > 1 ? "The same: %s.\n\n".formatted(code(paths.stream().skip(1))) : "")
        + "| field | takes | default | description |\n| --- | --- | --- | --- |\n"
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
    return "[object](#%s)".formatted(MarkdownPage.anchor(places.get(shape(schema)).get(0)));
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

  static String code(Stream<String> words) {
    return words.map(word -> "`" + word + "`").collect(joining(", "));
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

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
