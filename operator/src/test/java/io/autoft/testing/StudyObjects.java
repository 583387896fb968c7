package io.autoft.testing;

import io.autoft.cluster.crd.AutoFTStudy;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Studies as objects of Kubernetes. */
public final class StudyObjects {

  private StudyObjects() {}

  /** The study as the operator reads it. */
  public static AutoFTStudy study(Document document) {
    return Serialization.unmarshal(document.root().toString(), AutoFTStudy.class);
  }
}
