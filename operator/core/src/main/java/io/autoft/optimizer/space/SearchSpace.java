package io.autoft.optimizer.space;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is searched: the parameters, ordered by name whatever the order given, so that a proposal
 * does not depend on how the space was written down.
 */
public record SearchSpace(List<Parameter> parameters) {

  /**
   * Sorts the parameters.
   *
   * @throws IllegalArgumentException where two parameters share a name
   */
  public SearchSpace {
    requireNonNull(parameters, "parameters is null");
    parameters = parameters.stream().sorted(Comparator.comparing(Parameter::name)).toList();
    for (int i = 1; i < parameters.size(); i++) {
      var name = parameters.get(i).name();
      if (name.equals(parameters.get(i - 1).name())) {
        throw new IllegalArgumentException("Two parameters are named " + name);
      }
    }
  }

  /** As {@link #SearchSpace(List)}. */
  public static SearchSpace of(Parameter... parameters) {
    return new SearchSpace(List.of(parameters));
  }

  /**
   * Whether every parameter of the space has a value inside its bounds. Further entries, such as a
   * loss weight that is 1 in every trial, do not matter.
   */
  public boolean contains(Map<String, Double> values) {
    return parameters.stream()
        .allMatch(
            parameter -> {
              var value = values.get(parameter.name());
              return value != null && parameter.contains(value);
            });
  }

  /** The parameters with more than one value, in the order of their names. */
  public List<Parameter> free() {
    return parameters.stream().filter(parameter -> !parameter.isFixed()).toList();
  }

  /** A point of the space as a point of the unit cube, one coordinate for each free parameter. */
  public double[] toUnit(Map<String, Double> point) {
    return free().stream()
        .mapToDouble(parameter -> parameter.toUnit(point.get(parameter.name())))
        .toArray();
  }

  /**
   * The point of the space at a point of the unit cube; fixed parameters take their value.
   *
   * @param units one coordinate in [0, 1] for each {@linkplain #free() free} parameter
   */
  public Map<String, Double> fromUnit(double[] units) {
    var point = new TreeMap<String, Double>();
    int next = 0;
    for (var parameter : parameters) {
      point.put(parameter.name(), parameter.fromUnit(parameter.isFixed() ? 0.5 : units[next++]));
    }
    return Point.copyOf(point);
  }

  /** How many numbers stand for a point where distances count: {@link Parameter#features}. */
  public int features() {
    return parameters.stream().mapToInt(Parameter::features).sum();
  }

  /**
   * The features of a point, those of each parameter in the order of the names.
   *
   * @return {@link #features()} numbers in [0, 1]
   */
  public double[] encode(Map<String, Double> point) {
    var features = new double[features()];
    int from = 0;
    for (var parameter : parameters) {
      parameter.encode(point.get(parameter.name()), features, from);
      from += parameter.features();
    }
    return features;
  }

  /**
   * The point whose features come nearest to those given.
   *
   * @param features {@link #features()} numbers, each from [0, 1]
   */
  public Map<String, Double> decode(double[] features) {
    var point = new TreeMap<String, Double>();
    int from = 0;
    for (var parameter : parameters) {
      point.put(parameter.name(), parameter.decode(features, from));
      from += parameter.features();
    }
    return Point.copyOf(point);
  }

  /** Whether two points are the same point of this space; both have to lie inside. */
  public boolean coincide(Map<String, Double> one, Map<String, Double> other) {
    return parameters.stream()
        .map(Parameter::name)
        .allMatch(name -> one.get(name).doubleValue() == other.get(name).doubleValue());
  }
}
