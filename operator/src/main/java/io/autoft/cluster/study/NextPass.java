package io.autoft.cluster.study;

import io.autoft.cluster.ObjectQuota;
import io.autoft.cluster.report.ReportProgress;
import io.autoft.study.StudyPlan;
import io.autoft.trial.Cause;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When a study is looked at again though nothing has happened. */
final class NextPass {

  /** Whatever events are missed. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

  /** Nobody says when somebody else's object is gone; room in a quota takes a person longer. */
  private static final Duration AFTER_CONFLICT = Duration.ofSeconds(10);

  private NextPass() {}

  /**
   * Time until then: the shortest that something asks for.
   *
   * @param refusal why the plan could not be carried out, if it could not
   * @param patience how long the status can wait; zero if it was stored
   */
  static Duration in(
      Optional<Cause> refusal, StudyPlan plan, ReportProgress report, Duration patience) {
    return Stream.of(
            refusal.map(NextPass::after).or(plan::lookAgain),
            report.lookAgain(),
            Optional.of(patience).filter(wait -> !wait.isZero()),
            Optional.of(LOOK_EVERY))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static Duration after(Cause refusal) {
    return refusal.reason().equals(ObjectQuota.REASON) ? LOOK_EVERY : AFTER_CONFLICT;
  }
}
