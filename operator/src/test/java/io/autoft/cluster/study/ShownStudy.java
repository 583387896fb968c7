package io.autoft.cluster.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.StudyRefusal;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyStatusView;
import io.autoft.study.Findings;
import io.autoft.study.PlannedStudy;
import io.autoft.study.StudyPlan;
import io.autoft.study.StudyState;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.trial.Cause;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Optional;

/** A planned study as the operator shows it: with the status that every pass leaves. */
final class ShownStudy extends PlannedStudy {

  private long generation = 1;
  private Optional<AutoFTStudyStatus> status = Optional.empty();

  ShownStudy(Document document) {
    super(document);
  }

  @Override
  public PlannedStudy change(String path, String yaml) {
    generation++;
    return super.change(path, yaml);
  }

  AutoFTStudyStatus status() {
    return status.orElseThrow();
  }

  Condition condition(String type) {
    return new ConditionSet(status().conditions()).get(type).orElseThrow();
  }

  /** What the status would be after a pass that is not carried out. */
  AutoFTStudyStatus shown(StudyPlan plan) {
    return shown(plan.findings());
  }

  /** What the status would be if this were found. */
  AutoFTStudyStatus shown(Findings found) {
    return view(state()).of(found);
  }

  /** What the status would be if passes ended with an exception. */
  AutoFTStudyStatus failedBy(Cause cause) {
    return view(state()).failedBy(cause);
  }

  @Override
  protected Optional<Cause> refusal() {
    return StudyRefusal.of(Studies.spec(document()), "vision", PodPolicy.DEFAULT);
  }

  @Override
  protected void found(Findings found, StudyState facts) {
    super.found(found, facts);
    status = Optional.of(view(facts).of(found));
  }

  private StudyStatusView view(StudyState facts) {
    return new StudyStatusView(facts.study(), generation, status, facts.now());
  }
}
