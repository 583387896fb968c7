package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Map;
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
  private static final Map<String, Double> NO_NUMBER_OF_JSON =
      Map.ofEntries(
          Map.entry(".nan", Double.NaN),
          Map.entry(".NaN", Double.NaN),
          Map.entry(".NAN", Double.NaN),
          Map.entry(".inf", Double.POSITIVE_INFINITY),
          Map.entry(".Inf", Double.POSITIVE_INFINITY),
          Map.entry(".INF", Double.POSITIVE_INFINITY),
          Map.entry("+.inf", Double.POSITIVE_INFINITY),
          Map.entry("+.Inf", Double.POSITIVE_INFINITY),
          Map.entry("+.INF", Double.POSITIVE_INFINITY),
          Map.entry("-.inf", Double.NEGATIVE_INFINITY),
          Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
          Map.entry("-.INF", Double.NEGATIVE_INFINITY));

  private static final Pattern INTEGER =
      Pattern.compile(
          "(?<sign>[-+]?)(0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)"
              + "|(?<decimal>0|[1-9][0-9]*))");
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
    if (NO_NUMBER_OF_JSON.containsKey(text)) {
      return DoubleNode.valueOf(NO_NUMBER_OF_JSON.get(text));
    }
    return number(text);
  }

  private static JsonNode number(String text) {
    var plain = text.startsWith("_") || text.startsWith(".") ? text : text.replace("_", "");
    var integer = INTEGER.matcher(plain);
    if (integer.matches()) {
      var magnitude =
          integer.group("hex") != null
              ? new BigInteger(integer.group("hex"), 16)
              : integer.group("binary") != null
                  ? new BigInteger(integer.group("binary"), 2)
                  : integer.group("octal") != null
                      ? new BigInteger(integer.group("octal"), 8)
                      : new BigInteger(integer.group("decimal"));
      var value = integer.group("sign").equals("-") ? magnitude.negate() : magnitude;
      if (value.bitLength() < Long.SIZE) {
        return LongNode.valueOf(value.longValue());
      }
    }
    if (REAL.matcher(plain).matches()) {
      var value = Double.parseDouble(plain);
      if (Double.isFinite(value)) {
        return Numbers.of(value);
      }
    }
    return TextNode.valueOf(text);
  }
}
