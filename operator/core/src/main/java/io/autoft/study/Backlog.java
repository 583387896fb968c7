package io.autoft.study;

import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.WaitReason;
import java.util.function.Predicate;

/**
 * The trials of a study that do not get under way. A cause that the next trial would meet as well
 * keeps it from being created; and one that would only wait behind another is proposed later, when
 * more is known. A queue is different: it can admit only what is in it.
 *
 * @param mostUnschedulable as in {@link StudyState}
 */
record Backlog(TrialLog log, int mostUnschedulable) {

  /** Whether no trial is to be created behind these. */
  boolean isFull() {
    return count(TrialOutcome.Blocked.class::isInstance) > 0
        || count(WaitReason.QuotaExceeded::holds) > 0
        || count(WaitReason.AtCapacity::holds) > 0
        || mostUnschedulable > 0 && count(WaitReason.Unschedulable::holds) >= mostUnschedulable;
  }

  private long count(Predicate<TrialOutcome> held) {
    return log.entries().stream().map(TrialRecord::outcome).filter(held).count();
  }
}
