package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An objective in the form in which AutoFT's authors publish theirs: flat JSON with {@code
 * lossw_ce} and so on, {@code lr}, {@code wd} and {@code seed}. A value for a group of the model's
 * parameters has the group behind a slash, {@code lossw_l2init/block.3}; the published objectives
 * have none. What they leave to the program's switches is {@code method}, unless it is {@link
 * TrainingMethod#FineTuning}, and what they have not is {@code parameterTerms}, unless it is {@link
 * ParameterTerms#Mean}. The operator publishes a study's objective in the same form.
 *
 * @param parameters canonical name to value (see {@link ParameterNames})
 * @param seed of the trial
 * @param method by which it is trained
 * @param parameterTerms by which the weights of the terms over the parameters count
 */
public record PublishedObjective(
    SortedMap<String, Double> parameters,
    long seed,
    TrainingMethod method,
    ParameterTerms parameterTerms) {

  /** Name of the file. */
  public static final String FILE = "hparams.json";

  public PublishedObjective {
    parameters = new TreeMap<>(requireNonNull(parameters, "parameters is null"));
    requireNonNull(method, "method is null");
    requireNonNull(parameterTerms, "parameterTerms is null");
  }

  /** The objective that a trial has trained with. */
  public static PublishedObjective of(TrialConfig config) {
    return new PublishedObjective(
        config.parameters(), config.seed(), config.training().method(), config.parameterTerms());
  }

  /** The objective as JSON, terms in the order of the contract. */
  public String toJson() {
    var json = new ObjectMapper().createObjectNode();
    for (var loss : Loss.values()) {
      put(json, ParameterNames.weight(loss.name()), "lossw_" + loss.publishedKey());
    }
    put(json, ParameterNames.LEARNING_RATE, "lr");
    put(json, ParameterNames.WEIGHT_DECAY, "wd");
    json.put("seed", seed);
    if (method != TrainingMethod.FineTuning) {
      json.put("method", method.name());
    }
    if (parameterTerms != ParameterTerms.Mean) {
      json.put("parameterTerms", parameterTerms.name());
    }
    return json.toPrettyString();
  }

  private void put(ObjectNode json, String name, String key) {
    for (Map.Entry<String, Double> parameter : parameters.tailMap(name).entrySet()) {
      var parameterName = parameter.getKey();
      if (ParameterNames.withoutGroup(parameterName).equals(name)) {
        json.put(key + parameterName.substring(name.length()), parameter.getValue());
      }
    }
  }
}
