package io.autoft.trainer.report;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Contract;
import io.autoft.contract.TrialReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the report. The first report counts: where the time limit and the end of training
 * meet, one of them is too late.
 */
public final class ReportFile {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  /** Room for the digest of the parameters, an outcome and a sentence. */
  private static final int LEAST = 512;

  private final Path path;
  private final int most;
  private Optional<TrialReport> standing = Optional.empty();

  public ReportFile(Path path) {
    this(path, Contract.MAX_REPORT_BYTES);
  }

  /** A file of which so many bytes are kept. */
  private ReportFile(Path path, int most) {
    this.path = requireNonNull(path, "path is null");
    this.most = most;
  }

  /** The file that variables of the environment name, of a size that they name. */
  public static ReportFile of(Map<String, String> environment) {
    var path = environment.getOrDefault(Contract.REPORT_VARIABLE, Contract.DEFAULT_REPORT_PATH);
    return new ReportFile(
        Path.of(path),
        Optional.ofNullable(environment.get(Contract.REPORT_BYTES_VARIABLE))
            .flatMap(ReportFile::bytes)
            .orElse(Contract.MAX_REPORT_BYTES));
  }

  /** A report is owed whatever the variable says. */
  private static Optional<Integer> bytes(String text) {
    try {
      int bytes = Integer.parseInt(text.strip());
      if (bytes >= LEAST && bytes <= Contract.MAX_REPORT_BYTES) {
        return Optional.of(bytes);
      }
    } catch (NumberFormatException e) {
      LOG.debug("no number", e);
    }
    LOG.warn(
        "{} is {}; it must be a whole number from {} to {}, and is ignored",
        Contract.REPORT_BYTES_VARIABLE,
        text,
        LEAST,
        Contract.MAX_REPORT_BYTES);
    return Optional.empty();
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
      Files.write(path, Shortening.json(report, most).getBytes(StandardCharsets.UTF_8));
      standing = Optional.of(report);
    }
    return standing.get();
  }
}
