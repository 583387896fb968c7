package io.autoft.cluster;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;

/**
 * An informer's trials without what nobody here reads: a cluster has tens of thousands of them, and
 * they are kept in memory for as long as they exist. What is stored from here is a status alone,
 * and that of a trial that has ended is never stored again, so nothing of it is lost.
 */
public final class TrialCache extends TransformingItemStore<AutoFTTrial> {

  /** Trials that come in one answer when a watch begins: each is some kilobytes of JSON. */
  public static final long PAGE = 500;

  /** An empty cache; the framework makes one by this constructor. */
  public TrialCache() {
    super(TrialCache::compact);
  }

  static AutoFTTrial compact(AutoFTTrial trial) {
    var compact = new AutoFTTrial();
    compact.setMetadata(compact(trial.getMetadata()));
    compact.setSpec(trial.getSpec());
    compact.setStatus(trial.getStatus() == null ? null : compact(trial.getStatus()));
    return compact;
  }

  /** Labels, annotations and the managers of fields are for others. */
  private static ObjectMeta compact(ObjectMeta metadata) {
    return new ObjectMetaBuilder()
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withGeneration(metadata.getGeneration())
        .withResourceVersion(metadata.getResourceVersion())
        .withCreationTimestamp(metadata.getCreationTimestamp())
        .withDeletionTimestamp(metadata.getDeletionTimestamp())
        .withFinalizers(metadata.getFinalizers())
        .withOwnerReferences(
            metadata.getOwnerReferences().stream().map(TrialCache::compact).toList())
        .build();
  }

  /** The trials of a study have the same owner, in the same words. */
  private static OwnerReference compact(OwnerReference owner) {
    return new OwnerReferenceBuilder(owner)
        .withApiVersion(intern(owner.getApiVersion()))
        .withKind(intern(owner.getKind()))
        .withName(intern(owner.getName()))
        .withUid(intern(owner.getUid()))
        .build();
  }

  private static AutoFTTrialStatus compact(AutoFTTrialStatus status) {
    var conditions = status.conditions().stream().map(TrialCache::compact).toList();
    boolean ended =
        conditions.stream()
            .anyMatch(
                c ->
                    "True".equals(c.getStatus())
                        && List.of("Complete", "Failed").contains(c.getType()));
    return ended
        ? status.withoutDetails(conditions)
        : status.with(intern(status.state()), conditions);
  }

  private static Condition compact(Condition condition) {
    condition.setType(intern(condition.getType()));
    condition.setStatus(intern(condition.getStatus()));
    condition.setReason(intern(condition.getReason()));
    condition.setMessage(intern(condition.getMessage()));
    condition.setLastTransitionTime(intern(condition.getLastTransitionTime()));
    return condition;
  }

  private static String intern(String text) {
    return text == null ? null : text.intern();
  }
}
