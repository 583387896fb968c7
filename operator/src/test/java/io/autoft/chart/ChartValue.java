package io.autoft.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One of the chart's values, or several that belong together.
 *
 * @param key such as {@code image.tag}
 * @param schema what it may be; without {@code $ref}
 * @param given what it is by default
 * @param description what values.yaml says above it, else what its schema says
 */
record ChartValue(String key, JsonNode schema, JsonNode given, String description) {

  /** Whether values.yaml has all that it may consist of. Else it is a value as a whole. */
  boolean isGroup() {
    return schema.has("properties")
        && schema.get("properties").properties().stream()
            .allMatch(property -> given.has(property.getKey()));
  }

  /** Such as {@code integer from 0 to 5}. */
  String type() {
    if (schema.has("enum")) {
      return StreamSupport.stream(schema.get("enum").spliterator(), false)
          .map(value -> "`" + value.asText() + "`")
          .collect(Collectors.joining(", "));
    }
    return switch (schema.get("type").asText()) {
      case "array" -> "list of " + schema.at("/items/type").asText("string") + "s";
      case "object" ->
          schema.at("/additionalProperties/type").isTextual() ? "map of strings" : "object";
      case "integer" -> "integer from " + schema.get("minimum") + " to " + schema.get("maximum");
      default -> schema.get("type").asText();
    };
  }
}
