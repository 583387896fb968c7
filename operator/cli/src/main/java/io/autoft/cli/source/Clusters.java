package io.autoft.cli.source;

import io.autoft.cli.local.FolderException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Clusters as the kubeconfig knows them. */
public final class Clusters {

  private static final int TIMEOUT_MILLISECONDS = 10_000;

  private Clusters() {}

  /**
   * A study in a cluster.
   *
   * @param context of the kubeconfig; the current one if empty
   * @param namespace the context's if empty
   * @throws FolderException if the name is none of a study
   */
  public static StudySource study(
      String name, Optional<String> context, Optional<String> namespace) {
    if (!name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
      throw new FolderException(
          "there is no study in the folder %s; autoft run makes one".formatted(name));
    }
    try {
      Config config =
          new ConfigBuilder(Config.autoConfigure(context.orElse(null)))
              .withRequestTimeout(TIMEOUT_MILLISECONDS)
              .withConnectionTimeout(TIMEOUT_MILLISECONDS)
              .withRequestRetryBackoffLimit(0)
              .build();
      return new ClusterSource(
          new KubernetesClientBuilder().withConfig(config).build(),
          namespace.or(() -> Optional.ofNullable(config.getNamespace())).orElse("default"),
          name);
    } catch (KubernetesClientException e) {
      throw new FolderException("the kubeconfig cannot be used: " + e.getMessage(), e);
    }
  }
}
