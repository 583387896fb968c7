package io.autoft.cluster;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Objects that have a name of ours and are not ours. They are never written. */
public final class Conflicts {

  /** The reason where such an object is in the way. */
  public static final String REASON = "NameConflict";

  private Conflicts() {}

  /** Whether an object belongs to a study, trial or Job, by the owner's UID. */
  public static boolean isOf(HasMetadata owner, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }

  /**
   * Whether an object belongs to a former owner of the same kind and name, with which Kubernetes is
   * about to remove it.
   */
  public static boolean isOfFormer(HasMetadata owner, HasMetadata object) {
    return !isOf(owner, object)
        && object.getMetadata().getOwnerReferences().stream()
            .anyMatch(
                reference ->
                    reference.getKind().equals(owner.getKind())
                        && reference.getName().equals(owner.getMetadata().getName()));
  }

  /** What is wrong with an object that is in the way of a study. */
  public static Cause with(HasMetadata object) {
    return new Cause(
        REASON,
        "%s %s exists already and is not this study's; delete it or give the study another name"
            .formatted(object.getKind(), object.getMetadata().getName()));
  }
}
