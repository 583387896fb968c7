package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Ensembling;
import io.autoft.contract.ExitCode;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.SelectOn;
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
    assertThat(report).isNotEmptyFile();
    assertThat(onSignal).containsExactly(143, 143, 0);
    assertThat(state.getParent()).doesNotExist();
  }

  private int train(Path report) {
    var settings = new FinalTraining(1, SelectOn.None, Ensembling.None, folder.toUri().toString());
    var clock = Clock.systemUTC();
    try (var workbench = new Workbench(ImageCachePlaces.of(Optional.empty()), clock)) {
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
