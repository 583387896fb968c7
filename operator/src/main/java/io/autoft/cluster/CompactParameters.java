package io.autoft.cluster;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Parameters by name, immutable and in the order of their names, as the API server writes them. The
 * names are those of thousands of trials and so in memory once; what a trial adds is an array of
 * numbers, where a hash table has an entry and an object for each.
 */
final class CompactParameters extends AbstractMap<String, Double> {

  private static final Shared<List<String>> NAMES = new Shared<>();

  private final List<String> names;
  private final double[] values;

  CompactParameters(Map<String, Double> parameters) {
    var sorted = new TreeMap<>(parameters);
    names = NAMES.of(List.copyOf(sorted.keySet()));
    values = sorted.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public Double get(Object name) {
    int index = index(name);
    return index < 0 ? null : values[index];
  }

  @Override
  public boolean containsKey(Object name) {
    return index(name) >= 0;
  }

  private int index(Object name) {
    return name instanceof String text ? Collections.binarySearch(names, text) : -1;
  }

  @Override
  public Set<Map.Entry<String, Double>> entrySet() {
    return new AbstractSet<>() {

      @Override
      public Iterator<Map.Entry<String, Double>> iterator() {
        return IntStream.range(0, values.length)
            .mapToObj(i -> Map.entry(names.get(i), values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }
}
