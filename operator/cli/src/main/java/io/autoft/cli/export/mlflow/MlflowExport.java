package io.autoft.cli.export.mlflow;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.words.CommandFailedException;
import java.time.Clock;
import java.util.Optional;

/**
 * Brings a server's runs to what a study is now: a parent run for the study, a child for each
 * trial. What is there already is found by its tags and only completed, so that exporting again,
 * later or after an interruption, doubles nothing.
 */
public final class MlflowExport {

  private final TrackingServer server;
  private final String experiment;
  private final Clock clock;

  /** Into the experiment of a name. */
  public MlflowExport(TrackingServer server, String experiment, Clock clock) {
    this.server = requireNonNull(server, "server is null");
    this.experiment = requireNonNull(experiment, "experiment is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * What was done.
   *
   * @param created runs that were not there
   * @param changed runs that had something else or less
   */
  public record Done(int created, int changed) {

    private Done with(boolean isNew, boolean written) {
      return isNew
          ? new Done(created + 1, changed)
          : new Done(created, changed + (written ? 1 : 0));
    }
  }

  /**
   * Exports a study.
   *
   * @throws CommandFailedException if the server refuses it or cannot be reached
   */
  public Done export(ExportedStudy study) {
    if (study.trials().isEmpty() || study.status().startTime() == null) {
      throw new CommandFailedException("the study has no trials yet");
    }
    var runs = new Runs(server, experiment);
    var parent = RunOfStudy.of(study, clock.instant());
    var former = runs.tagged(parent.key(), parent.tags().get(parent.key())).stream().findFirst();
    var stored = former.orElseGet(() -> runs.create(parent));
    var done = trials(runs, stored.id(), study);
    return done.with(former.isEmpty(), runs.update(stored, parent));
  }

  private static Done trials(Runs runs, String parent, ExportedStudy study) {
    var children =
        runs.tagged(StoredRun.PARENT, parent).stream()
            .filter(run -> run.tag(RunOfTrial.KEY).isPresent())
            .collect(toMap(run -> run.tag(RunOfTrial.KEY).get(), identity(), (one, two) -> one));
    var done = new Done(0, 0);
    for (var trial : study.trials()) {
      var run = RunOfTrial.of(trial, study.epochs(trial)).below(parent);
      var former = Optional.ofNullable(children.get(trial.name()));
      var stored = former.orElseGet(() -> runs.create(run));
      done = done.with(former.isEmpty(), runs.update(stored, run));
    }
    return done;
  }
}
