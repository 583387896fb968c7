package io.autoft.cli;

import io.autoft.cli.local.FolderException;
import io.autoft.cli.report.Page;
import io.autoft.cli.report.StudyFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
  @Mixin private Target target;

  @Parameters(paramLabel = Target.LABEL, description = Target.DESCRIPTION)
  private String study;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; - is standard output. Default: <name>-report.html here.")
  private Path output;

  @Override
  public Integer call() {
    try (var source = target.source(study)) {
      var facts = StudyFacts.read(source, Version.VERSION, Instant.now());
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
    try {
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new FolderException("%s cannot be written: %s".formatted(file, e), e);
    }
    out.println(file.toAbsolutePath().normalize().toUri());
  }
}
