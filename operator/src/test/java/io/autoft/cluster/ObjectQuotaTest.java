package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;

class ObjectQuotaTest {

  @Test
  void isNamedWithWhatToDo() {
    var message =
        "autofttrials.autoft.io \"wildlife-0003\" is forbidden: exceeded quota: few, requested:"
            + " count/autofttrials.autoft.io=1, used: count/autofttrials.autoft.io=3, limited:"
            + " count/autofttrials.autoft.io=3";

    assertThat(ObjectQuota.cause(refusal(403, message)))
        .contains(
            new Cause(
                "QuotaExceeded",
                message + "; raise the quota, or delete studies that are not needed any more"));
  }

  @Test
  void isNotWhatOtherRefusalsAreAbout() {
    var forbidden = refusal(403, "autofttrials.autoft.io is forbidden: no right to create");
    var conflict = refusal(409, "exceeded quota: few");

    assertThat(ObjectQuota.cause(forbidden)).isEmpty();
    assertThat(ObjectQuota.cause(conflict)).isEmpty();
  }

  private static KubernetesClientException refusal(int code, String message) {
    return new KubernetesClientException(
        new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
