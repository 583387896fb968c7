package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.local.RunView;
import io.autoft.cli.source.StudySource;
import io.autoft.cli.view.LiveView;
import io.autoft.cli.view.PlainView;
import io.autoft.cli.view.StudyText;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
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

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;

  @Override
  public Integer call() throws InterruptedException {
    try (var source = study.source()) {
      var stored = source.study();
      var live =
          LiveView.here(stored.name(), stored.study().spec(), source::logTail, Clock.systemUTC());
      var status = live.isPresent() ? follow(source, live.get()) : follow(source, plain());
      live.ifPresent(LiveView::close);
      boolean complete = isTrue(status, "Complete");
      new StudyText(stored.name(), status, source::published)
          .result()
          .ifPresent(text -> spec.commandLine().getOut().println(text));
      return complete ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  private RunView plain() {
    return new PlainView(new PrintWriter(spec.commandLine().getOut(), true));
  }

  private static AutoFTStudyStatus follow(StudySource source, RunView view)
      throws InterruptedException {
    var shown = Optional.<AutoFTStudyStatus>empty();
    while (true) {
      var status = source.study().status();
      // Hundreds of trials are read only where there is news.
      if (status.isPresent() && !status.equals(shown)) {
        shown = status;
        view.show(status.get(), source.trials());
        if (hasEnded(status)) {
          return status.get();
        }
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static boolean hasEnded(Optional<AutoFTStudyStatus> status) {
    return status.filter(s -> isTrue(s, "Complete") || isTrue(s, "Failed")).isPresent();
  }

  private static boolean isTrue(AutoFTStudyStatus status, String type) {
    return status.conditions().stream()
        .anyMatch(c -> c.getType().equals(type) && c.getStatus().equals("True"));
  }
}
