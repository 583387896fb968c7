package io.autoft.cli;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.local.FolderException;
import io.autoft.cli.view.StudyText;
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
  @Mixin private FolderOption source;

  @Option(names = "--json", description = "Print the study's status as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var stored = source.study();
    var status = stored.status().orElseGet(AutoFTStudyStatus::none);
    var text = new StudyText(stored.study(), source.folder(), status);
    var result =
        json
            ? text.json()
            : text.result()
                .orElseThrow(
                    () ->
                        new FolderException(
                            "%s has no result yet; its stage is %s"
                                .formatted(stored.name(), status.stage())));
    spec.commandLine().getOut().println(result);
    return ExitCodes.DONE;
  }
}
