package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An informer's objects without the managers of their fields: maps within maps, half of the memory
 * of a study, and for others. The API server keeps those of an object that is stored without any.
 */
public final class LeanCache<R extends HasMetadata> extends TransformingItemStore<R>
    implements StorePerWatch.Renewable<R> {

  /** Objects that come in one answer when a watch begins: some kilobytes of JSON each. */
  public static final long PAGE = 200;

  private final UnaryOperator<R> lean;

  /** An empty cache; the framework makes one by this constructor. */
  public LeanCache() {
    this(UnaryOperator.identity());
  }

  /**
   * An empty cache of objects without something more.
   *
   * @param lean takes from an object, in place, what nobody here reads
   */
  public LeanCache(UnaryOperator<R> lean) {
    super(object -> lean.apply(withoutManagers(object)));
    this.lean = lean;
  }

  @Override
  public LeanCache<R> newStore() {
    return new LeanCache<>(lean);
  }

  private static <R extends HasMetadata> R withoutManagers(R object) {
    object.getMetadata().setManagedFields(List.of());
    return object;
  }
}
