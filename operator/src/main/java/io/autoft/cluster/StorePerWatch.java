package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.informer.InformerConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration.DefaultInformerEventSourceConfiguration;
import java.util.Set;

/**
 * The configuration of watches of which each has a store of its own. With a list of namespaces
 * there is a watch for each, and JOSDK 5.3 gives all of them the one store that is configured: the
 * watch that has read its namespace then takes all objects of the others for deleted.
 */
public final class StorePerWatch<R extends HasMetadata> extends InformerConfiguration<R> {

  /** A store of which more can be made. */
  interface Renewable<R extends HasMetadata> extends ItemStore<R> {

    /** An empty one of the same kind. */
    ItemStore<R> newStore();
  }

  /** Another configuration, but for its store and its namespaces. */
  StorePerWatch(InformerConfiguration<R> other, Set<String> namespaces) {
    super(
        other.getResourceClass(),
        other.getName(),
        namespaces,
        other.getFollowControllerNamespaceChanges(),
        other.getLabelSelector(),
        other.getOnAddFilter(),
        other.getOnUpdateFilter(),
        other.getOnDeleteFilter(),
        other.getGenericFilter(),
        other.getItemStore(),
        other.getInformerListLimit(),
        other.getFieldSelector(),
        other.isComparableResourceVersions(),
        other.getGhostResourceCacheCheckInterval());
  }

  /** What an event source is configured with, but for the stores. */
  public static <R extends HasMetadata> InformerEventSourceConfiguration<R> withOwnStores(
      InformerEventSourceConfiguration<R> source) {
    return new DefaultInformerEventSourceConfiguration<>(
        source.getGroupVersionKind().orElse(null),
        source.getPrimaryToSecondaryMapper(),
        source.getSecondaryToPrimaryMapper(),
        new StorePerWatch<>(source.getInformerConfig(), source.getInformerConfig().getNamespaces()),
        source.getKubernetesClient().orElse(null)) {};
  }

  /**
   * A new one at each call, which the framework makes for each watch.
   *
   * @throws ClassCastException if the configured one is not {@link Renewable}
   */
  @Override
  public ItemStore<R> getItemStore() {
    var configured = (Renewable<R>) super.getItemStore();
    return configured == null ? null : configured.newStore();
  }
}
