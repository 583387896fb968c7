package io.autoft.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fingerprint of a parameter map, by which a report is known to belong to the parameters asked for.
 */
public final class ParameterDigest {

  private ParameterDigest() {}

  /**
   * SHA-256, in lower-case hexadecimal, over the lines {@code name=Double.toHexString(value)\n} in
   * the order of their names (UTF-8).
   */
  public static String of(Map<String, Double> parameters) {
    var text =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(e -> e.getKey() + "=" + Double.toHexString(e.getValue()) + "\n")
                .collect(Collectors.joining());
    return Sha256.hex(text);
  }
}
