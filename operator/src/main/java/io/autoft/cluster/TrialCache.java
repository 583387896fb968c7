package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTTrial;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.function.UnaryOperator;

/**
 * An informer's trials, each a {@link CompactTrial}. What is stored from here is a status alone,
 * and that of a trial that has ended is never stored again, so nothing of it is lost.
 */
public final class TrialCache extends TransformingItemStore<AutoFTTrial>
    implements StorePerWatch.Renewable<AutoFTTrial> {

  /** An empty cache; the framework makes one by this constructor. */
  public TrialCache() {
    super(UnaryOperator.identity());
  }

  /** Before the framework takes down the namespace, which is there once for all. */
  @Override
  public AutoFTTrial put(String key, AutoFTTrial trial) {
    return super.put(key, CompactTrial.of(trial));
  }

  /**
   * So that the handlers get what is here, once all is: the objects that were read, which would
   * wait for them otherwise, are tens of thousands.
   */
  @Override
  public boolean isFullState() {
    return true;
  }

  @Override
  public TrialCache newStore() {
    return new TrialCache();
  }
}
