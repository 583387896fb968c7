package io.autoft.study;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.Loss;
import java.util.Map;

/** The learned objective in the form in which AutoFT's authors publish theirs: flat JSON. */
final class ObjectiveFile {

  /** Name of the file, a key of the ConfigMap. */
  static final String NAME = "hparams.json";

  private static final Map<Loss, String> KEYS =
      Map.of(
          Loss.CrossEntropy, "lossw_ce",
          Loss.Hinge, "lossw_hinge",
          Loss.Contrastive, "lossw_flyp",
          Loss.L2Distance, "lossw_l2init");

  private ObjectiveFile() {}

  static String of(AutoFTTrialSpec trial) {
    var json = new ObjectMapper().createObjectNode();
    var parameters = trial.parameters();
    for (var loss : Loss.values()) {
      var value = parameters.get(weight(loss.name()));
      if (value != null) {
        json.put(KEYS.get(loss), value);
      }
    }
    json.put("lr", parameters.get(LEARNING_RATE));
    json.put("wd", parameters.get(WEIGHT_DECAY));
    json.put("seed", trial.seed());
    return json.toPrettyString();
  }
}
