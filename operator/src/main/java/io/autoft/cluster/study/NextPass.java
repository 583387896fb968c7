package io.autoft.cluster.study;

import io.autoft.cluster.report.ReportProgress;
import io.autoft.study.StudyPlan;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When a study is looked at again though nothing has happened. */
final class NextPass {

  /** Whatever events are missed. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

  /** Nobody says when somebody else's object is gone. */
  private static final Duration AFTER_CONFLICT = Duration.ofSeconds(10);

  private NextPass() {}

  /**
   * Time until then: the shortest that something asks for.
   *
   * @param patience how long the status can wait; zero if it was stored
   */
  static Duration in(boolean conflict, StudyPlan plan, ReportProgress report, Duration patience) {
    return Stream.of(
            conflict ? Optional.of(AFTER_CONFLICT) : plan.lookAgain(),
            report.lookAgain(),
            Optional.of(patience).filter(wait -> !wait.isZero()),
            Optional.of(LOOK_EVERY))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
