package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Deletes the very object that was seen, and not another that has its name by now. */
public final class Deletions {

  private Deletions() {}

  /** One that has changed since it was seen stays: its change is another look. */
  public static void unlessChanged(KubernetesClient client, HasMetadata seen) {
    try {
      client.resource(seen).lockResourceVersion().delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
