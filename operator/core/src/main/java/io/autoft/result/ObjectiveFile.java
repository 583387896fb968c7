package io.autoft.result;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.contract.Loss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The learned objective in the form in which AutoFT's authors publish theirs: flat JSON. A value
 * for a group of the model's parameters has the group behind a slash, {@code lossw_l2init/block.3},
 * as everywhere in this project; the published objectives have none.
 */
public final class ObjectiveFile {

  /** Name of the file, a key of the ConfigMap. */
  public static final String NAME = "hparams.json";

  private ObjectiveFile() {}

  public static String of(AutoFTTrialSpec trial) {
    var json = new ObjectMapper().createObjectNode();
    var parameters = new TreeMap<>(trial.parameters());
    keys()
        .forEach(
            (name, key) -> {
              if (parameters.containsKey(name)) {
                json.put(key, parameters.get(name));
              }
              parameters
                  .tailMap(name + "/")
                  .forEach(
                      (grouped, value) -> {
                        if (grouped.startsWith(name + "/")) {
                          json.put(key + grouped.substring(name.length()), value);
                        }
                      });
            });
    json.put("seed", trial.seed());
    return json.toPrettyString();
  }

  /** The published key of every parameter, in their order. */
  private static Map<String, String> keys() {
    var keys =
        Arrays.stream(Loss.values())
            .collect(
                toMap(
                    loss -> weight(loss.name()),
                    loss -> "lossw_" + loss.publishedKey(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    keys.put(LEARNING_RATE, "lr");
    keys.put(WEIGHT_DECAY, "wd");
    return keys;
  }
}
