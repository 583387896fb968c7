package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.net.HttpURLConnection;
import java.util.Set;

/** Jobs of trials and of pages, as the API server takes them and gives them up. */
public final class OwnedJobs {

  private static final int UNPROCESSABLE = 422;

  /** What another attempt would not change. */
  private static final Set<Integer> REFUSALS =
      Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE);

  private OwnedJobs() {}

  /** Creates a Job. Strictly: a field that is not known is refused, not dropped. */
  public static Job create(KubernetesClient client, Job job) {
    return client.resource(job).fieldValidation(Validation.STRICT).create();
  }

  /** Whether the API server does not take such a Job. */
  public static boolean isRefusal(KubernetesClientException answer) {
    return REFUSALS.contains(answer.getCode());
  }

  /** One that has changed since it was seen stays: its change is another look. */
  public static void delete(KubernetesClient client, Job job) {
    try {
      client.resource(job).lockResourceVersion().delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
