package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;

/** Jobs of trials and of pages, as the API server takes them and gives them up. */
public final class OwnedJobs {

  /** The reason where the API server does not take a Job. */
  public static final String REFUSED = "JobRefused";

  private static final RequestConfig ONCE =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();

  private OwnedJobs() {}

  /**
   * Creates a Job. Strictly: a field that is not known is refused, not dropped. And once: the next
   * pass tries again, while the client would hold up a reconciler's thread for minutes where an
   * admission webhook does not answer.
   */
  public static Job create(KubernetesClient client, Job job) {
    var once = client.newClient(ONCE).adapt(KubernetesClient.class);
    return once.resource(job).fieldValidation(Validation.STRICT).create();
  }
}
