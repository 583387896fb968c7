package io.autoft.cluster.health;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which namespaces of a list the operator may watch, asked once. One that was deleted, its Role
 * with it, is left out until the next start: the framework does not start while one of them is
 * refused, and the studies of all others would stand still.
 */
@Singleton
public final class WatchedNamespaces {

  private static final Logger LOG = Logger.getLogger(WatchedNamespaces.class);

  private final KubernetesClient client;
  private final Map<String, Boolean> allowed = new ConcurrentHashMap<>();

  WatchedNamespaces(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Those of a list in which trials may be listed; all of it if it would be none. A list of one,
   * which may stand for all namespaces, is taken as it is.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException if the API server cannot be
   *     asked
   */
  public Set<String> of(Set<String> listed) {
    if (listed.size() < 2) {
      return listed;
    }
    var watched = listed.stream().filter(this::isAllowed).collect(Collectors.toSet());
    return watched.isEmpty() ? listed : watched;
  }

  /** Names of those that are left out. */
  Set<String> leftOut() {
    return allowed.containsValue(true)
        ? allowed.keySet().stream()
            .filter(name -> !allowed.get(name))
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  private boolean isAllowed(String namespace) {
    return allowed.computeIfAbsent(namespace, this::review);
  }

  private boolean review(String namespace) {
    var question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withVerb("list")
            .withGroup("autoft.io")
            .withResource("autofttrials")
            .endResourceAttributes()
            .endSpec()
            .build();
    boolean answer =
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(question)
            .getStatus()
            .getAllowed();
    if (!answer) {
      LOG.warnf(
          "trials may not be listed in the namespace %s; unless that holds for all of them, it is"
              + " left out until the next start: was it deleted, or its Role?",
          namespace);
    }
    return answer;
  }
}
