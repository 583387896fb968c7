package io.autoft.cluster.report;

import io.autoft.cluster.Labels;
import io.autoft.cluster.OwnerReferences;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.trial.Digest;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;

/** Renders the Job that writes a page. */
final class ReportJob {

  /** So often a pod that has failed is tried again. */
  private static final int RETRIES = 2;

  private ReportJob() {}

  /** The Job of a study that has ended: owned by it. */
  static Job render(AutoFTStudy study, String image, PodPolicy policy) {
    var template = ReportPod.of(study, image, policy);
    var metadata = study.getSpec().trainer().jobMetadata();
    var own = OwnerReferences.child(study, ReportFacts.name(study));
    return new JobBuilder()
        .withMetadata(own)
        .editMetadata()
        .withLabels(metadata.labels())
        .addToLabels(own.getLabels())
        .addToLabels(Labels.PURPOSE, Labels.REPORT)
        .withAnnotations(metadata.annotations())
        .addToAnnotations(Labels.TEMPLATE_DIGEST, Digest.of(template))
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(RETRIES)
        .withPodReplacementPolicy("Failed")
        .withNewPodFailurePolicy()
        .addNewRule()
        .withAction("Ignore")
        .addNewOnPodCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .endOnPodCondition()
        .endRule()
        .endPodFailurePolicy()
        .withTemplate(template)
        .endSpec()
        .build();
  }
}
