package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Ensembling;
import io.autoft.contract.ExitCode;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.TrialConfigs;
import io.autoft.trainer.training.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialProcessIT {

  @TempDir private Path folder;

  private final List<Integer> onSignal = new ArrayList<>();

  @Test
  void keepsWhatAnotherAttemptNeedsUntilTheReportIsWritten() throws Exception {
    var report = Files.createDirectory(folder.resolve("report.json"));
    var state = folder.resolve(".study-0001.state/state");

    assertThat(train(report)).isEqualTo(ExitCode.TRAINER_ERROR.code());
    assertThat(state).isRegularFile();
    assertThat(onSignal).containsExactly(143);

    Files.delete(report);
    assertThat(train(report)).isZero();
    assertThat(TrialReport.parse(Files.readString(report)).metrics().get("peakMemoryMiB"))
        .isBetween(100.0, 4000.0);
    assertThat(onSignal).containsExactly(143, 143, 0);
    assertThat(state.getParent()).doesNotExist();
  }

  @Test
  void trainsNothingThatCannotFitIntoTheMemory() throws Exception {
    var report = folder.resolve("report.json");

    assertThat(train(report, OptionalLong.of(64 << 20))).isEqualTo(ExitCode.BAD_CONFIG.code());

    var written = TrialReport.parse(Files.readString(report));
    assertThat(written.message().orElseThrow())
        .contains("may have 64 MiB: raise trainer.resources.limits.memory");
    assertThat(folder.resolve(".study-0001.state")).doesNotExist();
  }

  private int train(Path report) {
    return train(report, OptionalLong.empty());
  }

  private int train(Path report, OptionalLong memoryLimit) {
    var settings = new FinalTraining(1, SelectOn.None, Ensembling.None, folder.toUri().toString());
    var clock = Clock.systemUTC();
    try (var workbench = new Workbench(ImageCachePlaces.of(Optional.empty()), memoryLimit, clock)) {
      var process =
          new TrialProcess(
              new ReportFile(report),
              workbench,
              clock,
              code -> {
                throw new AssertionError("the time limit passed");
              },
              onSignal::add);
      return process.run(TrialConfigs.finalTraining(settings).toJson());
    }
  }
}
