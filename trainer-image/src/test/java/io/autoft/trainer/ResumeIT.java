package io.autoft.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.training.TrialConfigs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A final training whose pod is lost. */
class ResumeIT {

  private static final int EPOCHS = 40;

  @TempDir private Path folder;

  @Test
  void endsAsIfItHadNeverBeenKilled() throws Exception {
    assertThat(start(config("undisturbed")).waitFor()).as(log()).isZero();
    var report = report();
    int lines = Files.readAllLines(log("undisturbed", false)).size();

    kill();
    assertThat(folder.resolve("killed/study-0001")).doesNotExist();

    assertThat(start(config("killed")).waitFor()).as(log()).isZero();

    assertThat(report()).isEqualTo(report);
    assertThat(files("killed")).isEqualTo(files("undisturbed"));
    assertThat(lines).isEqualTo(EPOCHS);
    wentOn();
  }

  @Test
  void goesOnUnderAnotherNumberAndWithAnotherTimeLimit() throws Exception {
    kill();
    var other = config("killed").replace("study-0001", "study-0003");
    var raised = other.replace("\"timeLimitSeconds\":600", "\"timeLimitSeconds\":700");
    assertThat(raised).isNotEqualTo(other);

    assertThat(start(raised).waitFor()).as(log()).isZero();

    assertThat(log()).contains("takes over .study-0001.state");
    wentOn();
    assertThat(folder.resolve("killed/study-0003/result.json")).isRegularFile();
    assertThat(folder.resolve("killed/.study-0001.state")).doesNotExist();
  }

  private void kill() throws Exception {
    var killed = start(config("killed"));
    waitForLines(killed, 25);
    killed.destroyForcibly();
    assertThat(killed.waitFor()).isNotZero();
    assertThat(folder.resolve("killed/.study-0001.state/state")).isRegularFile();
  }

  /** It took the second half again at most, not the first. */
  private void wentOn() throws IOException {
    assertThat(log())
        .containsPattern("goes on after epoch \\d+ and \\d+ steps")
        .doesNotContain("epoch 1/" + EPOCHS)
        .contains("epoch %d/%d".formatted(EPOCHS, EPOCHS));
  }

  private Process start(String config) throws IOException {
    return TrainerProcess.start(folder, List.of(), config);
  }

  /** LP-FT, so that there is a stage to go on in, and most epochs are not the best. */
  private String config(String output) {
    var settings =
        new FinalTraining(
            EPOCHS, SelectOn.IdValidation, Ensembling.WiSEFT, folder.toUri() + output);
    return TrialConfigs.finalTraining(TrainingMethod.LPFT, TrialConfigs.parameters(), settings)
        .toJson();
  }

  private Path log(String output, boolean unfinished) {
    var outputs = folder.resolve(output);
    return unfinished
        ? outputs.resolve("study-0001.metrics.jsonl")
        : outputs.resolve("study-0001/metrics.jsonl");
  }

  private void waitForLines(Process process, int lines) throws Exception {
    var log = log("killed", true);
    while (process.isAlive() && !(Files.exists(log) && Files.readAllLines(log).size() >= lines)) {
      Thread.sleep(5);
    }
    assertThat(process.isAlive()).as(log()).isTrue();
  }

  private SortedMap<String, String> files(String output) throws IOException {
    var contents = new TreeMap<String, String>();
    var root = folder.resolve(output);
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(file);
        // The configuration in the checkpoint names its folder, which another attempt has too.
        contents.put(
            root.relativize(file).toString(),
            new String(bytes, StandardCharsets.ISO_8859_1).replace(root.toString(), ""));
      }
    }
    return contents;
  }

  /** All but the seconds and the peak of memory, which no two runs have alike. */
  private String report() throws IOException {
    return Files.readString(folder.resolve("report.json"))
        .replaceAll("\"seconds\":\\{[^}]*}|\"peakMemoryMiB\":[\\d.]+", "");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }
}
