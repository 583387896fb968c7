package io.autoft.cli;

import io.autoft.cli.view.ComparedStudy;
import io.autoft.cli.view.Comparison;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows studies side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Shows studies side by side: the settings that differ, the learned objectives, the best"
            + " scores, in pairs where they are of the same examples, what each gains over its"
            + " baselines, the tests of the final models, and warnings where they are not comparable.")
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Target target;

  @Parameters(
      arity = "2..*",
      paramLabel = Target.LABEL,
      description = Target.DESCRIPTION + " Differences are those of the first against each other.")
  private List<String> studies;

  @Override
  public Integer call() {
    var comparison = new Comparison(studies.stream().map(this::read).toList());
    spec.commandLine().getOut().println(comparison.text());
    return ExitCodes.DONE;
  }

  private ComparedStudy read(String label) {
    try (var source = target.source(label)) {
      return new ComparedStudy(label, source.study(), source.trials());
    }
  }
}
