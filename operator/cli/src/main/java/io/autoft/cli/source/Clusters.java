package io.autoft.cli.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.cli.json.NestedJson;
import io.autoft.cli.words.CommandFailedException;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Clusters as the kubeconfig knows them. */
public final class Clusters {

  private static final int TIMEOUT_MILLISECONDS = 10_000;

  private Clusters() {}

  /**
   * A study in a cluster.
   *
   * @param context of the kubeconfig; the current one if empty
   * @param namespace the context's if empty
   * @throws CommandFailedException if the name is none of a study, or there is no such context
   */
  public static StudySource study(
      String name, Optional<String> context, Optional<String> namespace) {
    if (!name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
      throw new CommandFailedException(
          "there is no study in the folder %s; autoft run makes one".formatted(name));
    }
    try {
      var config = config(context);
      return new ClusterSource(
          client(config),
          namespace.or(() -> Optional.ofNullable(config.getNamespace())).orElse("default"),
          name,
          Clock.systemUTC());
    } catch (KubernetesClientException e) {
      throw new CommandFailedException("the kubeconfig cannot be used: " + e.getMessage(), e);
    }
  }

  static KubernetesClient client(Config config) {
    // Not the tool's own mapper: the client changes what it is given.
    var json = new KubernetesSerialization(new ObjectMapper(new NestedJson()), true);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(json)
        .build();
  }

  /** Where there is no context of a name, Fabric8 takes the current one. */
  static Config config(Optional<String> context) {
    var found = Config.autoConfigure(context.orElse(null));
    var current = Optional.ofNullable(found.getCurrentContext()).map(NamedContext::getName);
    if (context.isPresent() && !context.equals(current)) {
      throw new CommandFailedException(
          "--context: the kubeconfig has no context %s; it has: %s"
              .formatted(
                  context.get(),
                  found.getContexts().stream()
                      .map(NamedContext::getName)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
    // A builder would fill in from the current context what this one leaves out.
    found.setRequestTimeout(TIMEOUT_MILLISECONDS);
    found.setConnectionTimeout(TIMEOUT_MILLISECONDS);
    found.setRequestRetryBackoffLimit(0);
    return found;
  }
}
