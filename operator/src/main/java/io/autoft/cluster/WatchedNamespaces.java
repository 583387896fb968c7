package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * The namespaces of a list in which the operator may work. One that was deleted, its Role with it,
 * is left out until the next start: the framework does not start while one of them is refused, and
 * the studies of all others would stand still. People see it, as the operator is not ready.
 */
@Readiness
@Singleton
final class WatchedNamespaces implements HealthCheck {

  private static final Logger LOG = Logger.getLogger(WatchedNamespaces.class);

  private final KubernetesClient client;
  private final Set<String> leftOut = new ConcurrentSkipListSet<>();

  WatchedNamespaces(KubernetesClient client) {
    this.client = client;
  }

  /** Those of a list; all of it if it would be none. */
  Set<String> allowed(Set<String> listed) {
    if (listed.size() < 2) {
      return listed;
    }
    var allowed = listed.stream().filter(this::isAllowed).collect(Collectors.toSet());
    if (allowed.isEmpty()) {
      return listed;
    }
    listed.stream()
        .filter(name -> !allowed.contains(name))
        .filter(leftOut::add)
        .forEach(this::warn);
    return allowed;
  }

  @Override
  public HealthCheckResponse call() {
    var response =
        HealthCheckResponse.named("all namespaces are watched").status(leftOut.isEmpty());
    leftOut.forEach(name -> response.withData(name, "trials may not be listed there"));
    return response.build();
  }

  private boolean isAllowed(String namespace) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb("list")
            .withGroup(HasMetadata.getGroup(AutoFTTrial.class))
            .withResource(HasMetadata.getPlural(AutoFTTrial.class))
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private void warn(String namespace) {
    LOG.warnf(
        "the operator may not list trials in the namespace %s: it is left out until the next start;"
            + " was it deleted, or its Role?",
        namespace);
  }
}
