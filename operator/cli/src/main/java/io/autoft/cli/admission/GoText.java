package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as an API server, a Go program, prints them in its messages. */
final class GoText {

  private static final int DIGITS_OF_ANY_DOUBLE = 17;
  private static final int FIRST_EXPONENT_WRITTEN = 6;
  private static final int LAST_FRACTION_WRITTEN_OUT = -4;

  private GoText() {}

  /** Numbers and booleans as {@code %v}, text as {@code %q}, anything else as JSON. */
  static String printed(JsonNode value) {
    if (value.isTextual()) {
      return quoted(value.textValue());
    }
    return value.isFloatingPointNumber() ? printed(value.doubleValue()) : json(value);
  }

  /**
   * As {@code %v}: the fewest digits that are read as the same number, with an exponent from 1e+06
   * and below 0.0001.
   */
  static String printed(double value) {
    var shortest = shortest(value);
    var exponent = shortest.precision() - shortest.scale() - 1;
    if (shortest.signum() == 0
        || (exponent >= LAST_FRACTION_WRITTEN_OUT && exponent < FIRST_EXPONENT_WRITTEN)) {
      return shortest.toPlainString();
    }
    var digits = shortest.unscaledValue().abs().toString();
    return (shortest.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() == 1 ? "" : "." + digits.substring(1))
        + "e%+03d".formatted(exponent);
  }

  /** As {@code %q}. */
  static String quoted(String text) {
    return text.codePoints().mapToObj(GoText::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static BigDecimal shortest(double value) {
    var exact = new BigDecimal(value);
    for (var digits = 1; digits < DIGITS_OF_ANY_DOUBLE; digits++) {
      var rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(DIGITS_OF_ANY_DOUBLE)).stripTrailingZeros();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x07 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 0x0b -> "\\v";
      default -> isPrintable(codePoint) ? Character.toString(codePoint) : numbered(codePoint);
    };
  }

  private static boolean isPrintable(int codePoint) {
    return codePoint == ' '
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  private static String numbered(int codePoint) {
    if (codePoint < 0x80) {
      return "\\x%02x".formatted(codePoint);
    }
    return Character.isBmpCodePoint(codePoint)
        ? "\\u%04x".formatted(codePoint)
        : "\\U%08x".formatted(codePoint);
  }

  /** With the keys of objects in order. */
  private static String json(JsonNode value) {
    if (value.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      value.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      return fields.entrySet().stream()
          .map(GoText::json)
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value.isArray()) {
      var items = new ArrayList<String>();
      value.forEach(item -> items.add(json(item)));
      return "[" + String.join(",", items) + "]";
    }
    return value.toString();
  }

  private static String json(Map.Entry<String, JsonNode> field) {
    return quoted(field.getKey()) + ":" + json(field.getValue());
  }
}
