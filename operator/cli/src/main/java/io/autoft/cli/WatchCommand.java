package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.local.RunView;
import io.autoft.cli.source.StudySource;
import io.autoft.cli.source.UnreachableException;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.view.LiveView;
import io.autoft.cli.view.PlainView;
import io.autoft.cli.view.StudyText;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.status.ConditionSet;
import io.autoft.status.StudyConditions;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Follows a study to its end. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Follows a study to its end: a block that changes in a terminal, else a line a change. Exit"
            + " code 1 if the study fails.")
final class WatchCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Hundreds of trials may be megabytes. */
  private static final Duration LIST_EVERY = Duration.ofSeconds(5);

  /** That a cluster may be away, as while a laptop sleeps or an API server is upgraded. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;

  @Override
  public Integer call() throws InterruptedException {
    try (var source = study.source()) {
      var stored = source.study();
      if (!source.changes() && !stored.status().map(WatchCommand::hasEnded).orElse(false)) {
        throw new CommandFailedException(
            "a file does not change, and the study in it has not ended; autoft report shows it");
      }
      var status = follow(source, stored);
      boolean complete = new ConditionSet(status.conditions()).isTrue(StudyConditions.COMPLETE);
      new StudyText(stored.name(), status, source::published)
          .result()
          .ifPresent(text -> spec.commandLine().getOut().println(text));
      return complete ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  private AutoFTStudyStatus follow(StudySource source, StoredStudy stored)
      throws InterruptedException {
    var clock = Clock.systemUTC();
    var study = stored.study().spec();
    var live = LiveView.here(stored.name(), study, study.parallelism(), source::logTail, clock);
    try {
      return follow(source, live.<RunView>map(view -> view).orElseGet(() -> plain(clock)), clock);
    } finally {
      live.ifPresent(LiveView::close);
    }
  }

  private RunView plain(Clock clock) {
    return new PlainView(new PrintWriter(spec.commandLine().getOut(), true), clock);
  }

  static AutoFTStudyStatus follow(StudySource source, RunView view, Clock clock)
      throws InterruptedException {
    var shown = Optional.<AutoFTStudyStatus>empty();
    var listed = Instant.MIN;
    var awaySince = Optional.<Instant>empty();
    while (true) {
      try {
        var status = source.study().status();
        boolean ended = status.map(WatchCommand::hasEnded).orElse(false);
        boolean due = clock.instant().isAfter(listed.plus(LIST_EVERY));
        if (status.isPresent() && (ended || due && !status.equals(shown))) {
          view.show(status.get(), source.trials());
          if (ended) {
            return status.get();
          }
          shown = status;
          listed = clock.instant();
        }
        awaySince = Optional.empty();
      } catch (UnreachableException e) {
        var now = clock.instant();
        awaySince = awaySince.or(() -> Optional.of(now));
        if (now.isAfter(awaySince.get().plus(PATIENCE))) {
          throw e;
        }
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static boolean hasEnded(AutoFTStudyStatus status) {
    var conditions = new ConditionSet(status.conditions());
    return conditions.isTrue(StudyConditions.COMPLETE) || conditions.isTrue(StudyConditions.FAILED);
  }
}
