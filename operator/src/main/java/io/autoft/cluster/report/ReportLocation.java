package io.autoft.cluster.report;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.trial.MountedClaim;
import io.autoft.trial.ClaimSource;

/**
 * Where a page goes.
 *
 * @param claim that has the folder
 * @param path of the file within it
 */
record ReportLocation(String claim, String path) {

  private static final String ROOT = "/mnt/output";

  /** Where a study wants its page. */
  static ReportLocation of(AutoFTStudy study) {
    var folder = ClaimSource.of(study.getSpec().report().output()).orElseThrow();
    return new ReportLocation(
        folder.claim(),
        "%s/%s-report.html"
            .formatted(folder.path().replaceFirst("/$", ""), study.getMetadata().getName()));
  }

  /** In the words of a study. */
  String file() {
    return "pvc://" + claim + path;
  }

  /** In the pod's. */
  String fileInPod() {
    return mounted().path() + path;
  }

  MountedClaim mounted() {
    return new MountedClaim(claim, ROOT);
  }
}
