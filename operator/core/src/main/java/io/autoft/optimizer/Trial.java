package io.autoft.optimizer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A point that has been proposed. */
public sealed interface Trial permits Finished, Pending {

  /** Position in the study, from 0. */
  int number();

  /** Values by parameter name. */
  Map<String, Double> parameters();

  /** An unmodifiable copy in the order of the names. */
  static Map<String, Double> copyOf(Map<String, Double> parameters) {
    var copy = new TreeMap<>(parameters);
    if (copy.containsValue(null)) {
      throw new NullPointerException("A parameter has no value: " + copy);
    }
    return Collections.unmodifiableMap(copy);
  }
}
