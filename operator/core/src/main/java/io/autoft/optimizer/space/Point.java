package io.autoft.optimizer.space;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A point of a {@link SearchSpace}, which is a map from parameter names to values. */
public final class Point {

  private Point() {}

  /**
   * An unmodifiable copy in the order of the names.
   *
   * @throws NullPointerException where a parameter has no value
   */
  public static Map<String, Double> copyOf(Map<String, Double> values) {
    var copy = new TreeMap<>(values);
    if (copy.containsValue(null)) {
      throw new NullPointerException("A parameter has no value: " + copy);
    }
    return Collections.unmodifiableMap(copy);
  }
}
