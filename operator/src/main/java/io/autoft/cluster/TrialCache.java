package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTTrial;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;

/**
 * An informer's trials, each a {@link CompactTrial}. What is stored from here is a status alone,
 * and that of a trial that has ended is never stored again, so nothing of it is lost.
 */
public final class TrialCache extends TransformingItemStore<AutoFTTrial> {

  /**
   * Both reconcilers have a cache of all trials, which are in memory once: each takes from the
   * other what that has already. For the process as a whole, as with {@link String#intern}, since
   * the framework makes one of the caches.
   */
  private static final Set<TrialCache> ALL =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** An empty cache; the framework makes one by this constructor. */
  public TrialCache() {
    super(UnaryOperator.identity());
    ALL.add(this);
  }

  @Override
  public AutoFTTrial put(String key, AutoFTTrial trial) {
    return super.put(key, elsewhere(key, trial).orElseGet(() -> CompactTrial.of(trial)));
  }

  /**
   * So that the handlers get what is here, once all is: the objects that were read, which would
   * wait for them otherwise, are tens of thousands.
   */
  @Override
  public boolean isFullState() {
    return true;
  }

  private static Optional<AutoFTTrial> elsewhere(String key, AutoFTTrial trial) {
    synchronized (ALL) {
      return ALL.stream()
          .map(cache -> cache.get(key))
          .filter(Objects::nonNull)
          .filter(known -> isSame(known, trial))
          .findFirst();
    }
  }

  private static boolean isSame(AutoFTTrial known, AutoFTTrial trial) {
    var one = known.getMetadata();
    var other = trial.getMetadata();
    return one.getUid().equals(other.getUid())
        && one.getResourceVersion().equals(other.getResourceVersion());
  }
}
