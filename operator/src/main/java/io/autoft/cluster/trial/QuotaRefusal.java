package io.autoft.cluster.trial;

import io.autoft.cluster.ObjectQuota;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.WaitReason;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A refusal of a Job or a pod because a ResourceQuota has no room for it by now, in the words of
 * the API server's admission of quotas: {@code exceeded quota: gpus, requested:
 * requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=4, limited: requests.nvidia.com/gpu=4}.
 * These are no contract: other words are taken for a refusal that somebody has to look at.
 *
 * @param amounts what follows the quota's name
 */
record QuotaRefusal(String quota, String amounts) {

  private static final Pattern EXCEEDED =
      Pattern.compile(
          ObjectQuota.EXCEEDED + "([^, ]+), (requested: (.*), used: .*, limited: (.*))");

  /** One of {@code requests.cpu=1,requests.memory=1Gi}. */
  private static final Pattern AMOUNT =
      Pattern.compile("([^=, ]+)=([0-9.]+(?:[KMGTPE]i|[numkMGTPE])?)(?=,|$)");

  /**
   * What a message says of a quota. Empty of one that has too little even if nothing else were
   * there, for which it would be vain to wait.
   */
  static Optional<QuotaRefusal> of(String message) {
    var found = EXCEEDED.matcher(message);
    return found.find() && canFit(amounts(found.group(3)), amounts(found.group(4)))
        ? Optional.of(new QuotaRefusal(found.group(1), found.group(2)))
        : Optional.empty();
  }

  TrialOutcome.Pending pending() {
    return WaitReason.QuotaExceeded.pending(
        "the ResourceQuota %s has no room by now: %s".formatted(quota, amounts));
  }

  private static boolean canFit(Map<String, Quantity> requested, Map<String, Quantity> limited) {
    return requested.entrySet().stream()
        .filter(amount -> limited.containsKey(amount.getKey()))
        .allMatch(
            amount ->
                amount
                        .getValue()
                        .getNumericalAmount()
                        .compareTo(limited.get(amount.getKey()).getNumericalAmount())
                    <= 0);
  }

  private static Map<String, Quantity> amounts(String list) {
    return AMOUNT
        .matcher(list)
        .results()
        .collect(Collectors.toMap(m -> m.group(1), m -> Quantity.parse(m.group(2))));
  }
}
