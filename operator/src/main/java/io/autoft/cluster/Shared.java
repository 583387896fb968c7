package io.autoft.cluster;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * One of all equal values, for as long as it is in use: what thousands of objects say in the same
 * words is in memory once. As {@link String#intern}, for other types.
 */
final class Shared<T> {

  private final Map<T, WeakReference<T>> values = new WeakHashMap<>();

  /** The one that is in use already, or else this. */
  synchronized T of(T value) {
    var known = values.getOrDefault(value, new WeakReference<>(null)).get();
    if (known != null) {
      return known;
    }
    values.put(value, new WeakReference<>(value));
    return value;
  }
}
