package io.autoft.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One evaluation of one objective. */
@Group("autoft.io")
@Version("v1alpha1")
@Kind("AutoFTTrial")
@ShortNames("aft")
public class AutoFTTrial extends CustomResource<AutoFTTrialSpec, AutoFTTrialStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  @Override
  protected AutoFTTrialSpec initSpec() {
    return null;
  }

  @Override
  protected AutoFTTrialStatus initStatus() {
    return null;
  }
}
