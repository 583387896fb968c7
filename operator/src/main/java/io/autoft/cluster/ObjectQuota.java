package io.autoft.cluster;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * A ResourceQuota that counts objects, such as {@code count/autofttrials.autoft.io}, and has no
 * room. Nobody but a person makes room, so it is said where people look.
 */
public final class ObjectQuota {

  /** What the API server's admission of quotas says; these words are no contract. */
  public static final String EXCEEDED = "exceeded quota: ";

  /** The reason of what is said. */
  public static final String REASON = "QuotaExceeded";

  private ObjectQuota() {}

  /** What a refused call says of such a quota, if it says something of one. */
  public static Optional<Cause> cause(KubernetesClientException refused) {
    return Optional.ofNullable(refused.getStatus())
        .map(Status::getMessage)
        .filter(message -> refused.getCode() == HttpURLConnection.HTTP_FORBIDDEN)
        .filter(message -> message.contains(EXCEEDED))
        .map(
            message ->
                new Cause(
                    REASON,
                    message + "; raise the quota, or delete studies that are not needed any more"));
  }
}
