package io.autoft.cli;

import io.autoft.cli.report.Page;
import io.autoft.cli.report.StudyFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a study as a page to look at. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes a study as one HTML file with charts: what came out and how sure it is, the search,"
            + " the tests, the cost, and all that it takes to do it again. The file needs no"
            + " network.")
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StudyArgument study;
  @Mixin private CheckpointFolders checkpoints;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; - is standard output. Default: <name>-report.html here.")
  private Path output;

  @Override
  public Integer call() {
    try (var source = study.source()) {
      var facts =
          StudyFacts.read(source, checkpoints.curves(source), Version.VERSION, Instant.now());
      write(new Page(facts).html(), facts.name());
      return ExitCodes.DONE;
    }
  }

  private void write(String html, String name) {
    var out = spec.commandLine().getOut();
    // The name in a folder of unknown origin may be a path.
    var plain = name.replaceAll("[^A-Za-z0-9.-]", "_");
    var file = Optional.ofNullable(output).orElse(Path.of(plain + "-report.html"));
    if (file.toString().equals("-")) {
      out.print(html);
      out.flush();
      return;
    }
    new OutputFile(file).write(html.getBytes(StandardCharsets.UTF_8));
    out.println(file.toAbsolutePath().normalize().toUri());
  }
}
