package io.autoft.cluster;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cluster.crd.AutoFTTrial;
import java.util.Objects;

/** Which changes of its trials a study is looked at for. */
final class TrialChanges {

  private TrialChanges() {}

  /** All but that a running trial has come further, which many do every half minute. */
  static boolean matter(AutoFTTrial later, AutoFTTrial former) {
    var status = later.getStatus();
    var before = former.getStatus();
    return status == null
        || before == null
        || Objects.equals(status.progress(), before.progress())
        || !apartFromProgress(status).equals(apartFromProgress(before))
        || later.getMetadata().getDeletionTimestamp() != null;
  }

  private static AutoFTTrialStatus apartFromProgress(AutoFTTrialStatus status) {
    return status.withProgress(null);
  }
}
