package io.autoft.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * What a field takes, in words: its type, its values and their bounds.
 *
 * @param objects a link to the fields of an object, by its schema
 */
record FieldValues(Function<JsonNode, String> objects) {

  /** Such as {@code list of at most 10: string of 1 to 52 characters}. */
  String of(JsonNode schema) {
    if (schema.has("enum")) {
      return KindFields.code(KindFields.elements(schema.get("enum")).map(JsonNode::asText));
    }
    if (schema.has("items")) {
      return "list" + size(" of ", schema, "Items", "") + ": " + of(schema.get("items"));
    }
    if (schema.has("additionalProperties")) {
      var values = of(schema.get("additionalProperties"));
      return "map" + size(" of ", schema, "Properties", "") + ": " + values;
    }
    if (schema.has("properties")) {
      return objects.apply(schema);
    }
    if (schema.has("x-kubernetes-int-or-string")) {
      return "integer or string";
    }
    return switch (schema.get("type").asText()) {
      case "string" -> text(schema);
      case "object" -> "object with any fields";
      default -> schema.get("type").asText() + range(schema);
    };
  }

  private static String text(JsonNode schema) {
    if (schema.has("format")) {
      return schema.get("format").asText();
    }
    var pattern = schema.has("pattern") ? ", `" + schema.get("pattern").asText() + "`" : "";
    return "string" + size(" of ", schema, "Length", " characters") + pattern;
  }

  private static String size(String before, JsonNode schema, String what, String after) {
    if (!schema.has("max" + what)) {
      return "";
    }
    var most = number(schema.get("max" + what));
    return before
        + (schema.has("min" + what)
            ? number(schema.get("min" + what)) + " to " + most
            : "at most " + most)
        + after;
  }

  private static String range(JsonNode schema) {
    var least = schema.has("minimum") ? number(schema.get("minimum")) : "";
    var most = hasMost(schema) ? number(schema.get("maximum")) : "";
    if (schema.path("exclusiveMinimum").asBoolean()) {
      return " above " + least + ", at most " + most;
    }
    if (least.isEmpty()) {
      return most.isEmpty() ? "" : " of at most " + most;
    }
    return most.isEmpty() ? " of at least " + least : " from " + least + " to " + most;
  }

  /** What an int holds is no bound that anybody would want to know. */
  private static boolean hasMost(JsonNode schema) {
    return schema.has("maximum") && schema.get("maximum").asDouble() != Integer.MAX_VALUE;
  }

  /** Bounds are written as doubles, 1.0E9, whatever the type of the field. */
  private static String number(JsonNode bound) {
    return bound.decimalValue().stripTrailingZeros().toPlainString();
  }
}
