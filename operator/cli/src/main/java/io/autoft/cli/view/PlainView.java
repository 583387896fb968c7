package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.StudySummary;
import io.autoft.cli.local.RunView;
import io.autoft.cli.stored.StoredTrial;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A line for each change, for logs and pipes. */
public final class PlainView implements RunView {

  private final PrintWriter out;
  private final Clock clock;
  private final Instant begin;
  private String last = "";

  public PlainView(PrintWriter out, Clock clock) {
    this.out = requireNonNull(out, "out is null");
    this.clock = requireNonNull(clock, "clock is null");
    begin = clock.instant();
  }

  @Override
  public void show(AutoFTStudyStatus status, Collection<StoredTrial> trials) {
    var line = line(status);
    if (!line.equals(last)) {
      last = line;
      out.printf("%4d s  %s%n", Duration.between(begin, clock.instant()).toSeconds(), line);
      out.flush();
    }
  }

  private static String line(AutoFTStudyStatus status) {
    return Optional.ofNullable(status.stage()).orElse("Waiting")
        + Optional.ofNullable(status.summary()).map(PlainView::scores).orElse("")
        + Optional.ofNullable(status.trials())
            .map(counts -> counts.failed() > 0 ? ", failed " + counts.failed() : "")
            .orElse("")
        + StudyScreen.heldUpBy(status).map(cause -> ", held up: " + cause).orElse("");
  }

  private static String scores(StudySummary summary) {
    return ", trials "
        + summary.trials()
        + Optional.ofNullable(summary.best()).map(best -> ", best " + best).orElse("")
        + Optional.ofNullable(summary.baseline()).map(score -> ", baseline " + score).orElse("");
  }
}
