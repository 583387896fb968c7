package io.autoft.cluster.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cluster.StatusStore;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyStatusView;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stores the status of studies. */
record StudyStatuses(StatusStore statuses, StatusPace pace) {

  /** What renders the next status of a study as it was read. */
  static StudyStatusView view(AutoFTStudy read, Study study, Instant now) {
    var former = Optional.ofNullable(read.getStatus());
    return new StudyStatusView(study, read.getMetadata().getGeneration(), former, now);
  }

  /** Says what keeps the operator from looking after a study. */
  void storeFailed(
      AutoFTStudy read, Study study, Cause cause, Instant now, Context<AutoFTStudy> context) {
    var view = view(read, study, now);
    store(read, view, view.failedBy(cause), context);
  }

  /** Stores a status, unless it can wait; for how long then, else zero. */
  Duration store(
      AutoFTStudy study,
      StudyStatusView view,
      AutoFTStudyStatus status,
      Context<AutoFTStudy> context) {
    var patience = pace.patience(study, status, view.now());
    if (patience.isZero()) {
      var former = new ConditionSet(view.formerConditions());
      var later = new ConditionSet(status.conditions());
      statuses.store(study, status, former, later, context);
    }
    return patience;
  }
}
