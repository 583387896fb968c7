package io.autoft.cli;

import io.autoft.cli.source.StudySource;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.study.check.WarmStartChecks;
import io.autoft.study.proposal.Replay;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.TrialLog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Computes every proposal of a study again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Computes every proposal of a study again, from what its trials have recorded, and compares"
            + " bit for bit. Exit code 1 if one comes out differently.")
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;

  @Override
  public Integer call() {
    try (var source = study.source()) {
      var replay = replay(source);
      var out = spec.commandLine().getOut();
      out.printf("%d proposals come out the same%n", replay.confirmed());
      replay.deviation().ifPresent(deviation -> out.println(deviation.message()));
      return replay.deviation().isPresent() ? ExitCodes.FAILED : ExitCodes.DONE;
    }
  }

  private static Replay replay(StudySource source) {
    var stored = source.study().study();
    var log = new TrialLog(source.trials().stream().map(StoredTrial::trial).toList());
    var warmStart =
        source
            .published(WarmStartChecks.name(stored.name()), WarmStart.FILE)
            .flatMap(WarmStart::parse);
    return Replay.of(stored, log, warmStart);
  }
}
