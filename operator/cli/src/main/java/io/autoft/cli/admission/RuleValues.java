package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values as rules see them: typed by the schema, since CEL keeps integers and doubles apart and a
 * number that happens to have no fraction is a double all the same.
 */
final class RuleValues {

  private RuleValues() {}

  /** The value for CEL; anything that its schema does not know is left out, as for a cluster. */
  static Object of(JsonNode value, Schema schema) {
    return switch (value.getNodeType()) {
      case OBJECT -> object(value, schema);
      case ARRAY -> list(value, schema);
      case STRING -> value.textValue();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> number(value, schema);
      default -> throw new IllegalStateException("no value of a schema: " + value);
    };
  }

  private static Object number(JsonNode value, Schema schema) {
    if (schema.types().contains("number")) {
      return value.doubleValue();
    }
    return value.longValue();
  }

  private static Map<String, Object> object(JsonNode value, Schema schema) {
    var object = new LinkedHashMap<String, Object>();
    value
        .properties()
        .forEach(
            field ->
                schema
                    .field(field.getKey())
                    .ifPresent(known -> object.put(field.getKey(), of(field.getValue(), known))));
    return object;
  }

  /** In the order of their keys if they have some: to rules, such lists are equal in any order. */
  private static Object list(JsonNode value, Schema schema) {
    var items = new ArrayList<JsonNode>();
    value.forEach(items::add);
    for (var key : schema.keys()) {
      items.sort(Comparator.comparing(item -> item.path(key).asText()));
    }
    var known = schema.items().orElseThrow();
    return items.stream().map(item -> of(item, known)).toList();
  }
}
