package io.autoft.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileIT {

  @TempDir private Path folder;

  @Test
  void keepsTheFirstReport() throws Exception {
    var path = Files.writeString(folder.resolve("termination-log"), "mounted, and empty at first");
    var file = new ReportFile(path);
    var first = TrialReport.failed("", Reason.TimeLimit, "first");

    file.write(first);
    var standing = file.write(TrialReport.failed("", Reason.TrainerError, "second"));

    assertThat(standing).isSameAs(first);
    assertThat(Files.readString(path)).isEqualTo(first.toJson());
  }

  @Test
  void writesAMessageThatIsCutWithinACharacter() throws Exception {
    var path = folder.resolve("termination-log");
    var message = "x".repeat(799) + "\uD83D\uDC18";

    new ReportFile(path).write(TrialReport.failed("", Reason.BadConfig, message));

    assertThat(TrialReport.parse(Files.readString(path)).message()).contains("x".repeat(799) + "?");
  }
}
