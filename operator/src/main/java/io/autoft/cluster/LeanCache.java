package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An informer's objects without the managers of their fields: maps within maps, half of the memory
 * of a study, and for others. The API server keeps those of an object that is stored without any.
 * Labels, annotations and finalizers it takes from whoever applied them where they are missing in
 * what is stored, though it keeps their values.
 */
public final class LeanCache<R extends HasMetadata> extends TransformingItemStore<R>
    implements StorePerWatch.Renewable<R> {

  /** Objects that come in one answer when a watch begins: some kilobytes of JSON each. */
  public static final long PAGE = 200;

  /** The same of studies, which an author can make as large as the API server takes: 1.5 MB. */
  public static final long STUDIES_PAGE = 20;

  private final UnaryOperator<R> lean;

  /** An empty cache; the framework makes one by this constructor. */
  public LeanCache() {
    this(UnaryOperator.identity());
  }

  private LeanCache(UnaryOperator<R> lean) {
    super(object -> lean.apply(withoutManagers(object)));
    this.lean = lean;
  }

  /**
   * An empty cache of objects that are not stored from there: also without what others say in their
   * metadata, of which an author may write much.
   *
   * @param lean takes from an object, in place, what nobody here reads
   */
  public static <R extends HasMetadata> LeanCache<R> toRead(UnaryOperator<R> lean) {
    return new LeanCache<>(object -> lean.apply(withoutOthers(object)));
  }

  @Override
  public LeanCache<R> newStore() {
    return new LeanCache<>(lean);
  }

  private static <R extends HasMetadata> R withoutManagers(R object) {
    object.getMetadata().setManagedFields(List.of());
    return object;
  }

  private static <R extends HasMetadata> R withoutOthers(R object) {
    var metadata = object.getMetadata();
    metadata.setFinalizers(List.of());
    metadata.setAnnotations(read(metadata.getAnnotations()));
    metadata.setLabels(read(metadata.getLabels()));
    return object;
  }

  private static Map<String, String> read(Map<String, String> entries) {
    var read = new HashMap<String, String>();
    Labels.READ.stream()
        .filter(entries::containsKey)
        .forEach(key -> read.put(key, entries.get(key)));
    return read;
  }
}
