package io.autoft.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Learns how to fine-tune a model. */
@Group("autoft.io")
@Version("v1alpha1")
@Kind("AutoFTStudy")
@ShortNames("afs")
public class AutoFTStudy extends CustomResource<AutoFTStudySpec, AutoFTStudyStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  @Override
  protected AutoFTStudySpec initSpec() {
    return null;
  }

  @Override
  protected AutoFTStudyStatus initStatus() {
    return null;
  }
}
