package io.autoft.cli;

import io.autoft.cli.source.StudySource;
import io.autoft.cli.view.Comparison;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two studies side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Shows two studies side by side: the settings that differ, the best scores, in pairs where"
            + " they are of the same examples, and the tests of the final models.")
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private Target target;

  @Parameters(index = "0", paramLabel = Target.LABEL, description = Target.DESCRIPTION)
  private String one;

  @Parameters(index = "1", paramLabel = Target.LABEL, description = "Another study.")
  private String other;

  @Override
  public Integer call() {
    try (var first = target.source(one);
        var second = target.source(other)) {
      var comparison = new Comparison(side(one, first), side(other, second));
      spec.commandLine().getOut().println(comparison.text());
      return ExitCodes.DONE;
    }
  }

  private static Comparison.Side side(String label, StudySource source) {
    return new Comparison.Side(label, source.study(), source.trials());
  }
}
