package io.autoft.trainer.report;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.TrialReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file of the report. The first report counts: where the time limit and the end of training
 * meet, one of them is too late.
 */
public final class ReportFile {

  private final Path path;
  private Optional<TrialReport> standing = Optional.empty();

  public ReportFile(Path path) {
    this.path = requireNonNull(path, "path is null");
  }

  /**
   * Writes a report, shortened if it must be, unless there is one.
   *
   * @return the report that stands: this one, or the one that came first
   * @throws IOException if it cannot be written
   */
  public synchronized TrialReport write(TrialReport report) throws IOException {
    if (standing.isEmpty()) {
      // Not by renaming: in a container this path is a file that is mounted by itself. Not as a
      // string: a message that was cut within a character is none that could be written.
      Files.write(path, Shortening.json(report).getBytes(StandardCharsets.UTF_8));
      standing = Optional.of(report);
    }
    return standing.get();
  }
}
