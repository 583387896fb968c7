package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What YAML without quotes means to {@code kubectl}: YAML 1.1 with the exceptions of go.yaml.in/
 * yaml/v2 ({@code resolve.go}). {@code yes} and {@code off} are booleans and {@code 010} is octal,
 * but {@code 1e-5} is a number though it has no dot, and {@code 1:30} and dates are text.
 */
final class PlainScalar {

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");
  private static final Pattern INFINITE = Pattern.compile("[-+]?[.](inf|Inf|INF)");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private PlainScalar() {}

  /** The value of a text that stands in a file without quotes. NaN and infinity are numbers. */
  static JsonNode value(String text) {
    if (NULL.contains(text)) {
      return NullNode.getInstance();
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return BooleanNode.valueOf(TRUE.contains(text));
    }
    if (NOT_A_NUMBER.contains(text)) {
      return DoubleNode.valueOf(Double.NaN);
    }
    if (INFINITE.matcher(text).matches()) {
      return DoubleNode.valueOf(
          text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return number(text);
  }

  private static JsonNode number(String text) {
    var plain = text.startsWith("_") || text.startsWith(".") ? text : text.replace("_", "");
    var integer =
        Arrays.stream(Notation.values()).flatMap(notation -> notation.integer(plain).stream());
    var fitting = integer.filter(value -> value.bitLength() < Long.SIZE).findFirst();
    if (fitting.isPresent()) {
      return LongNode.valueOf(fitting.get().longValue());
    }
    if (REAL.matcher(plain).matches()) {
      var value = Double.parseDouble(plain);
      if (Double.isFinite(value)) {
        return Numbers.of(value);
      }
    }
    return TextNode.valueOf(text);
  }

  /** How integers are written. */
  private enum Notation {
    DECIMAL(10, "", "0|[1-9][0-9]*"),
    HEXADECIMAL(16, "0[xX]", "[0-9a-fA-F]+"),
    OCTAL(8, "0[oO]?", "[0-7]+"),
    BINARY(2, "0[bB]", "[01]+");

    private final int base;
    private final Pattern pattern;

    Notation(int base, String prefix, String digits) {
      this.base = base;
      this.pattern = Pattern.compile("([-+]?)%s(%s)".formatted(prefix, digits));
    }

    private Optional<BigInteger> integer(String text) {
      var parts = pattern.matcher(text);
      return parts.matches()
          ? Optional.of(new BigInteger(parts.group(1) + parts.group(2), base))
          : Optional.empty();
    }
  }
}
