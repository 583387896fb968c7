package io.autoft.trainer.training;

import io.autoft.contract.Loss;
import io.autoft.contract.ParameterNames;
import io.autoft.contract.ParameterTerms;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.objective.Objective;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trial's parameters, some of which have a value of their own for a group of the model's
 * parameters ({@link ParameterNames#ofGroup}). The learning rate, the weight decay and the weights
 * of the terms over parameters can; terms over a batch have no group.
 */
final class GroupedParameters {

  private final Map<String, Double> values;
  private final List<String> groups;

  private GroupedParameters(Map<String, Double> values, List<String> groups) {
    this.values = Map.copyOf(values);
    this.groups = List.copyOf(groups);
  }

  /**
   * Checks the names of parameters.
   *
   * @param groups of the model
   * @throws TrialFailure BadConfig naming what is allowed
   */
  static GroupedParameters of(Map<String, Double> values, List<String> groups) throws TrialFailure {
    var grouped =
        Stream.concat(
                optimizer(),
                Arrays.stream(Loss.values())
                    .filter(Loss::overParameters)
                    .map(Loss::name)
                    .map(ParameterNames::weight))
            .collect(Collectors.toCollection(TreeSet::new));
    var known =
        Stream.concat(
                optimizer(),
                Arrays.stream(Loss.values()).map(Loss::name).map(ParameterNames::weight))
            .collect(Collectors.toCollection(TreeSet::new));
    for (var name : new TreeSet<>(values.keySet())) {
      var group = ParameterNames.group(name);
      if (group.isEmpty() && !known.contains(name)) {
        throw TrialFailure.badConfig("parameters.%s is unknown; allowed are %s", name, known);
      }
      if (group.isPresent() && !grouped.contains(ParameterNames.withoutGroup(name))) {
        throw TrialFailure.badConfig(
            "parameters.%s: a value for a group have only %s", name, grouped);
      }
      if (group.filter(g -> !groups.contains(g)).isPresent()) {
        throw TrialFailure.badConfig(
            "parameters.%s: the model has no such group; it has %s", name, groups);
      }
    }
    return new GroupedParameters(values, groups);
  }

  private static Stream<String> optimizer() {
    return Stream.of(ParameterNames.LEARNING_RATE, ParameterNames.WEIGHT_DECAY);
  }

  /** The group's value of a parameter, else the value for all, else 0. */
  double value(String name, String group) {
    return values.getOrDefault(ParameterNames.ofGroup(name, group), values.getOrDefault(name, 0.0));
  }

  /**
   * The objective with its weights.
   *
   * @param method whose logits the terms take
   */
  Objective objective(ParameterTerms parameterTerms, TrainingMethod method) {
    var weights = new EnumMap<Loss, Double>(Loss.class);
    var groupWeights = new HashMap<String, Map<Loss, Double>>();
    for (var loss : Loss.values()) {
      var name = ParameterNames.weight(loss.name());
      weights.put(loss, values.getOrDefault(name, 0.0));
      for (var group : groups) {
        var ofGroup = values.get(ParameterNames.ofGroup(name, group));
        if (ofGroup != null) {
          groupWeights.computeIfAbsent(group, g -> new EnumMap<>(Loss.class)).put(loss, ofGroup);
        }
      }
    }
    boolean logitsFromText = method == TrainingMethod.TextHead;
    return new Objective(weights, groupWeights, parameterTerms, logitsFromText);
  }
}
