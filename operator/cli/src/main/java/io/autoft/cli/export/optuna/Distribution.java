package io.autoft.cli.export.optuna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.Head;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import java.util.List;

/** A parameter of the search space as Optuna's distribution of the same name and range. */
record Distribution(Parameter parameter) {

  /** The only categories that are searched, in the order of {@code TrialParameters}. */
  private static final List<String> HEADS = List.of(Head.Trained.name(), Head.FromText.name());

  /** In the form of {@code optuna.distributions.distribution_to_json}. */
  String json() {
    if (parameter instanceof FloatParameter number) {
      var attributes = attributes(number.scale()).putNull("step");
      return json(
          "FloatDistribution", attributes.put("low", number.low()).put("high", number.high()));
    }
    if (parameter instanceof IntegerParameter number) {
      var attributes = attributes(number.scale()).put("step", 1);
      return json(
          "IntDistribution", attributes.put("low", number.low()).put("high", number.high()));
    }
    var attributes = JsonNodeFactory.instance.objectNode();
    HEADS.forEach(attributes.putArray("choices")::add);
    return json("CategoricalDistribution", attributes);
  }

  /**
   * Whether the distribution can have a value. One outside the bounds, of a trial that a user gave,
   * it can, as in Optuna, which only warns of those that are enqueued; but a weight of 0 has no
   * logarithm.
   */
  boolean takes(double value) {
    return parameter instanceof FloatParameter number
        ? number.scale() == Scale.LINEAR || value > 0
        : parameter.contains(value);
  }

  /** Writes a value as Optuna's users see it. */
  void put(ObjectNode into, double value) {
    if (parameter instanceof FloatParameter) {
      into.put(parameter.name(), value);
    } else if (parameter instanceof CategoricalParameter) {
      into.put(parameter.name(), HEADS.get((int) value));
    } else {
      into.put(parameter.name(), (long) value);
    }
  }

  private static ObjectNode attributes(Scale scale) {
    return JsonNodeFactory.instance.objectNode().put("log", scale == Scale.LOG);
  }

  private static String json(String name, ObjectNode attributes) {
    var json = JsonNodeFactory.instance.objectNode().put("name", name);
    json.set("attributes", attributes);
    return json.toString();
  }
}
