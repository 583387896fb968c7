package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Numbers as an API server holds them: 64-bit integers where there is no fraction, whether they
 * were written as 3, 3.0 or 3e0, and doubles. ({@code kubectl} sends 3 for each of them.)
 */
final class Numbers {

  private static final double LARGEST_LONG = 0x1p63;

  private Numbers() {}

  /** A number without a fraction as an integer, if it is not too large for one. */
  static NumericNode of(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_LONG
        ? LongNode.valueOf((long) value)
        : DoubleNode.valueOf(value);
  }

  /** The same value with such numbers alone. */
  static JsonNode normalized(JsonNode value) {
    if (value instanceof ObjectNode object) {
      var copy = object.objectNode();
      object.properties().forEach(field -> copy.set(field.getKey(), normalized(field.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode list) {
      var copy = list.arrayNode();
      list.forEach(item -> copy.add(normalized(item)));
      return copy;
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return LongNode.valueOf(value.longValue());
    }
    return value.isNumber() ? of(value.doubleValue()) : value;
  }
}
