package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTStudy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;

/** References by which Kubernetes removes what belongs to an object that is removed. */
public final class OwnerReferences {

  private OwnerReferences() {}

  /** The reference to the one owner that controls an object. */
  public static OwnerReference controller(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /** Metadata of what the operator makes for a study. */
  public static ObjectMeta child(AutoFTStudy study, String name) {
    return new ObjectMetaBuilder()
        .withNamespace(study.getMetadata().getNamespace())
        .withName(name)
        .withLabels(
            Map.of(Labels.MANAGED_BY, Labels.OPERATOR, Labels.STUDY, study.getMetadata().getName()))
        .withOwnerReferences(controller(study))
        .build();
  }
}
