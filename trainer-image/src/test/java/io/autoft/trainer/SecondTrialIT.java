package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.report.ReportFile;
import io.autoft.trainer.training.TrialConfigs;
import io.autoft.trainer.training.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process and one workbench serve trials one after the other. */
class SecondTrialIT {

  private static final Map<String, Double> ALL_KINDS =
      Map.of(
          "learningRate", 3e-3,
          "weightDecay", 0.1,
          "weight.CrossEntropy", 1.0,
          "weight.Contrastive", 0.5,
          "weight.L2Distance", 10.0);

  @TempDir private Path folder;

  @Test
  void reportsToTheBitWhatAProcessOfItsOwnReports() throws Exception {
    var settings =
        new FinalTraining(2, SelectOn.IdValidation, Ensembling.WiSEFT, folder.toUri().toString());
    var trials =
        List.of(
            TrialConfigs.inner(12, TrialConfigs.parameters()),
            // The same model and data.
            TrialConfigs.inner(8, TrialConfigs.parameters("weight.Hinge", 0.3)),
            // The same data; the text tower is trained as well.
            TrialConfigs.inner(8, ALL_KINDS),
            TrialConfigs.finalTraining(
                TrainingMethod.FineTuning, TrialConfigs.parameters(), settings),
            TrialConfigs.inner(12, TrialConfigs.parameters()));
    var alone = new ArrayList<ObjectNode>();
    for (var trial : trials) {
      alone.add(inItsOwnProcess(trial));
    }

    var clock = Clock.systemUTC();
    try (var workbench = new Workbench(ImageCachePlaces.of(Optional.empty()), clock)) {
      for (int i = 0; i < trials.size(); i++) {
        var report = folder.resolve("report-%d.json".formatted(i));
        var process =
            new TrialProcess(
                new ReportFile(report),
                workbench,
                clock,
                code -> {
                  throw new AssertionError("the time limit passed");
                },
                code -> {});

        assertThat(process.run(trials.get(i).toJson())).isZero();
        assertThat(withoutSeconds(report)).as("trial %d", i).isEqualTo(alone.get(i));
        assertThat(Thread.getAllStackTraces().keySet())
            .as("a time limit that would end a later trial")
            .noneMatch(thread -> thread.getName().equals("time-limit"));
      }
    }
  }

  private ObjectNode inItsOwnProcess(TrialConfig trial) throws Exception {
    var process = TrainerProcess.start(folder, List.of(), trial.toJson());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return withoutSeconds(folder.resolve("report.json"));
  }

  private static ObjectNode withoutSeconds(Path report) throws IOException {
    var json = (ObjectNode) new ObjectMapper().readTree(Files.readString(report));
    json.remove("seconds");
    json.withObject("/metrics").remove(TrialReport.PEAK_MEMORY);
    return json;
  }
}
