package io.autoft.optimizer;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What is searched: the parameters, ordered by name whatever the order given, so that a proposal
 * does not depend on how the space was written down.
 */
public record SearchSpace(List<Parameter> parameters) {

  /** Throws {@link IllegalArgumentException} where two parameters share a name. */
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

  /** Whether two points are the same point of this space; both have to lie inside. */
  boolean coincide(Map<String, Double> one, Map<String, Double> other) {
    return parameters.stream()
        .map(Parameter::name)
        .allMatch(name -> one.get(name).doubleValue() == other.get(name).doubleValue());
  }
}
