package io.autoft.cluster;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/** Objects that the API server does not take, and would not take in another attempt. */
public final class Refusals {

  private static final int UNPROCESSABLE = 422;

  private static final Set<Integer> CODES =
      Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

  private Refusals() {}

  /** Whether an answer is one. In a namespace that ends there is nobody to be told. */
  public static boolean isOne(KubernetesClientException answer) {
    return CODES.contains(answer.getCode()) && !Departures.isInEndingNamespace(answer);
  }

  /** What an answer says of an object of some kind, if it is one. */
  public static Optional<Cause> of(KubernetesClientException answer, String reason, String kind) {
    return Optional.of(answer)
        .filter(Refusals::isOne)
        .map(
            refused ->
                new Cause(
                    reason, "the API server refuses the %s: %s".formatted(kind, words(refused))));
  }

  /** The API server's, where it has said something. */
  public static String words(KubernetesClientException answer) {
    return Optional.ofNullable(answer.getStatus())
        .map(Status::getMessage)
        .orElseGet(answer::getMessage);
  }
}
