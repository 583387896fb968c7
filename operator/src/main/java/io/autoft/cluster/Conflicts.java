package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.HasMetadata;

/** Objects that have a name of ours and are not ours. They are never written. */
public final class Conflicts {

  private Conflicts() {}

  /** Whether an object belongs to a study, by the study's UID. */
  public static boolean isOf(AutoFTStudy study, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(owner -> owner.getUid().equals(study.getMetadata().getUid()));
  }

  /**
   * Whether an object belongs to a former study of the same name, with which Kubernetes is about to
   * remove it.
   */
  public static boolean isOfFormer(AutoFTStudy study, HasMetadata object) {
    return !isOf(study, object)
        && object.getMetadata().getOwnerReferences().stream()
            .anyMatch(
                owner ->
                    owner.getKind().equals(study.getKind())
                        && owner.getName().equals(study.getMetadata().getName()));
  }

  /** What is wrong with an object that is in the way. */
  public static Cause with(HasMetadata object) {
    return new Cause(
        "NameConflict",
        "%s %s exists already and is not this study's; delete it or give the study another name"
            .formatted(object.getKind(), object.getMetadata().getName()));
  }
}
