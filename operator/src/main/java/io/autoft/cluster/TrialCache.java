package io.autoft.cluster;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An informer's trials without what nobody here reads: a cluster has tens of thousands of them, and
 * they are kept in memory for as long as they exist. What is stored from here is a status alone,
 * and that of a trial that has ended is never stored again, so nothing of it is lost.
 */
public final class TrialCache extends TransformingItemStore<AutoFTTrial> {

  private static final Set<String> ENDS = Set.of("Complete", "Failed");

  /** Trials that come in one answer when a watch begins: each is some kilobytes of JSON. */
  public static final long PAGE = 500;

  /**
   * The latest version of each trial, by its UID, as long as a cache has it: both reconcilers have
   * a cache of all trials, which so are in memory once. For the process as a whole, as with {@link
   * String#intern}, since the framework makes one of the caches.
   */
  private static final Map<String, WeakReference<AutoFTTrial>> LATEST = new ConcurrentHashMap<>();

  /** An empty cache; the framework makes one by this constructor. */
  public TrialCache() {
    super(TrialCache::shared);
  }

  @Override
  public AutoFTTrial remove(String key) {
    var removed = super.remove(key);
    if (removed != null) {
      LATEST.remove(removed.getMetadata().getUid());
    }
    return removed;
  }

  private static AutoFTTrial shared(AutoFTTrial trial) {
    compact(trial);
    var metadata = trial.getMetadata();
    var known = LATEST.getOrDefault(metadata.getUid(), new WeakReference<>(null)).get();
    if (known != null
        && known.getMetadata().getResourceVersion().equals(metadata.getResourceVersion())) {
      return known;
    }
    LATEST.put(metadata.getUid(), new WeakReference<>(trial));
    return trial;
  }

  /**
   * In place: the object that was read waits for the informer's handlers, when a watch begins with
   * all the others.
   */
  static void compact(AutoFTTrial trial) {
    // Labels, annotations and the managers of fields are for others.
    var metadata = trial.getMetadata();
    metadata.setManagedFields(List.of());
    metadata.setAnnotations(Map.of());
    metadata.setLabels(Map.of());
    metadata.getOwnerReferences().forEach(TrialCache::compact);
    if (trial.getStatus() != null) {
      trial.setStatus(compact(trial.getStatus()));
    }
  }

  /** The trials of a study have the same owner, in the same words. */
  private static void compact(OwnerReference owner) {
    owner.setApiVersion(intern(owner.getApiVersion()));
    owner.setKind(intern(owner.getKind()));
    owner.setName(intern(owner.getName()));
    owner.setUid(intern(owner.getUid()));
  }

  /** How a trial has ended is one condition; that the others do not hold is for people. */
  private static AutoFTTrialStatus compact(AutoFTTrialStatus status) {
    status.conditions().forEach(TrialCache::compact);
    return status.conditions().stream()
        .filter(c -> ENDS.contains(c.getType()) && "True".equals(c.getStatus()))
        .findFirst()
        .map(end -> status.withoutDetails(List.of(end)))
        .orElse(status);
  }

  private static void compact(Condition condition) {
    condition.setType(intern(condition.getType()));
    condition.setStatus(intern(condition.getStatus()));
    condition.setReason(intern(condition.getReason()));
  }

  private static String intern(String text) {
    return text == null ? null : text.intern();
  }
}
