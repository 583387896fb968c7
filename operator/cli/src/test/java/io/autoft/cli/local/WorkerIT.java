package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.ClaimFolders;
import io.autoft.cli.testing.StandInTrainer;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialConfig;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path root;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"TrainerError, false", "OutOfMemory, false", "BadConfig, true"})
  void runsTheNextTrialInTheSameProcessOnlyIfThatIsSound(Reason reason, boolean same)
      throws Exception {
    var faults = Files.createDirectories(root.resolve(StandInTrainer.FAULTS));
    Files.writeString(faults.resolve("wildlife-0003"), "fail " + reason);
    var reports = Files.createDirectories(root.resolve("study/reports"));
    var command =
        List.of(JAVA, "-cp", System.getProperty("java.class.path"), StandInTrainer.class.getName());
    try (var worker =
        new Worker(command, Map.of(), root.resolve("worker.log"), Duration.ofSeconds(60))) {
      var failed = worker.run(config(3), reports.resolve("3"), root.resolve("3.log"));
      assertThat(failed.exitCode()).isEqualTo(reason.exitCode().code());
      var first = processes();

      var scored = worker.run(config(4), reports.resolve("4"), root.resolve("4.log"));
      assertThat(scored.exitCode()).isZero();
      assertThat(processes().equals(first)).isEqualTo(same);
    }
  }

  private static TrialConfig config(int number) {
    return TrialSettings.of(
        TrialSpecs.of(
            number,
            TrialPurpose.Search,
            null,
            Map.of("learningRate", 0.005, "weight.CrossEntropy", 1.0)),
        Studies.spec(Document.of(RunFixture.STUDY)),
        new ClaimFolders(Map.of()));
  }

  private static List<Long> processes() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .toList();
  }
}
