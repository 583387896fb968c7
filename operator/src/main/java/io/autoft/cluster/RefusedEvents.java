package io.autoft.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which failure to store an event is worth a person's look. Events are told on the side, so that a
 * right which the operator lacks shows nowhere else; but then every event is refused, and one line
 * says it.
 */
final class RefusedEvents {

  private final AtomicBoolean told = new AtomicBoolean();

  /** Whether it is the first that is forbidden since one was stored; it counts as told then. */
  boolean isNews(KubernetesClientException failure) {
    return failure.getCode() == HttpURLConnection.HTTP_FORBIDDEN && told.compareAndSet(false, true);
  }

  /** An event was stored. */
  void end() {
    told.set(false);
  }
}
