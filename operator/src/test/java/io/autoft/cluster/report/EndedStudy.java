package io.autoft.cluster.report;

import static io.autoft.testing.Studies.STUDY;

import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.testing.Document;
import io.autoft.testing.StudyObjects;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/** A study that has ended and whose page is owed. */
final class EndedStudy {

  static final String IMAGE = "ghcr.io/autoft/autoft:0.1.0";

  static final Document DOCUMENT =
      STUDY
          .with("spec.report", "{output: pvc://models/wildlife-autoft}")
          .with("status", "{stage: Complete, completionTime: '2026-11-28T15:00:00Z'}");

  private EndedStudy() {}

  static AutoFTStudy study() {
    return StudyObjects.study(DOCUMENT);
  }

  static ReportFacts facts(AutoFTStudy study, Job job, Pod... pods) {
    return new ReportFacts(
        study, IMAGE, PodPolicy.DEFAULT, Optional.ofNullable(job), List.of(pods), Optional.empty());
  }

  static Job job(AutoFTStudy study) {
    return ReportJob.render(study, IMAGE, PodPolicy.DEFAULT);
  }
}
