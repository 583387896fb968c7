package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.view.StudyText;
import io.autoft.cli.words.CommandFailedException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what came out of a study. */
@Command(
    name = "result",
    mixinStandardHelpOptions = true,
    description = "Prints what came out of a study.")
final class ResultCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;

  @Option(names = "--json", description = "Print the study's status as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (var source = study.source()) {
      var stored = source.study();
      var status = stored.status().orElseGet(AutoFTStudyStatus::none);
      var text = new StudyText(stored.name(), status, source::published);
      spec.commandLine().getOut().println(json ? text.json() : result(text, status));
      return ExitCodes.DONE;
    }
  }

  private static String result(StudyText text, AutoFTStudyStatus status) {
    return text.result()
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "the study has no result yet; its stage is " + status.stage()));
  }
}
