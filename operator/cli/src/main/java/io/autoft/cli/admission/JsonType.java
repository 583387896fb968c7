package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;

/** The types of JSON Schema. */
final class JsonType {

  private JsonType() {}

  /** The type of a value; a number is an integer if it has no fraction. */
  static String of(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case OBJECT -> "object";
      case STRING -> "string";
      default -> "null";
    };
  }

  /** Whether a value is of a type; an integer is a number too. */
  static boolean allows(String type, JsonNode value) {
    return type.equals(of(value)) || (type.equals("number") && value.isNumber());
  }
}
