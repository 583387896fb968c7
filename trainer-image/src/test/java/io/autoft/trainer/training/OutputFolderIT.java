package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.InvalidDocumentException;
import io.autoft.contract.Reason;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.failure.TrialFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFolderIT {

  @TempDir private Path folder;

  @Test
  void leavesNothingOfAProbe() throws IOException, TrialFailure {
    var output = folder.resolve("new");

    OutputFolder.of(output.toUri().toString()).probe();

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void saysBeforeATrainingThatItsCheckpointHasNoRoom() throws Exception {
    var output = OutputFolder.of(folder.toUri().toString());
    output.requireRoom("final", 1 << 20);

    assertThatThrownBy(() -> output.requireRoom("final", Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageMatching(
            "output: .* has room for [0-9]+ MiB, and the checkpoint takes 8796093022207 MiB; make"
                + " room, or enlarge the claim");
  }

  @Test
  void replacesTheFolderOfAnEarlierAttempt() throws IOException, TrialFailure {
    var output = OutputFolder.of(folder.toUri().toString());
    output.write("final", f -> Files.writeString(f.resolve("old"), "old"));

    output.write("final", f -> Files.writeString(f.resolve("new"), "new"));

    assertThat(folder.resolve("final")).isDirectoryContaining("glob:**/new");
    assertThat(folder.resolve("final/old")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  /** A study that is created anew counts its trials from the beginning. */
  @Test
  void keepsTheFolderOfAnotherTraining() throws IOException, TrialFailure {
    var output = OutputFolder.of(folder.toUri().toString());
    for (var training : List.of("first", "second", "third", "third")) {
      output.write("final", f -> Files.writeString(f.resolve("trial.json"), training));
    }

    assertThat(folder.resolve("final.1/trial.json")).hasContent("first");
    assertThat(folder.resolve("final.2/trial.json")).hasContent("second");
    assertThat(folder.resolve("final/trial.json")).hasContent("third");
    assertThat(folder.resolve("final.3")).doesNotExist();
  }

  /** Other images, in the place of those that it was configured with. */
  @Test
  void keepsTheFolderOfOtherData() throws Exception {
    var output = OutputFolder.of(folder.toUri().toString());
    write(output, result(7, 0.5));
    write(output, result(8, 0.5));

    assertThat(folder.resolve("final.1/result.json")).hasContent(result(7, 0.5));
    assertThat(folder.resolve("final/result.json")).hasContent(result(8, 0.5));
  }

  @Test
  void replacesAnAttemptThatCameToOtherNumbers() throws Exception {
    var output = OutputFolder.of(folder.toUri().toString());
    write(output, result(7, 0.5));
    write(output, result(7, 0.50001));

    assertThat(folder.resolve("final/result.json")).hasContent(result(7, 0.50001));
    assertThat(folder.resolve("final.1")).doesNotExist();
  }

  private static void write(OutputFolder output, String result) throws TrialFailure {
    output.write(
        "final",
        f -> {
          Files.writeString(f.resolve("trial.json"), "the same");
          Files.writeString(f.resolve("result.json"), result);
        });
  }

  private static String result(double images, double score) throws InvalidDocumentException {
    return TrialReport.failed("0", Reason.TrainerError, "as the test says")
        .withMetric("train.images", images)
        .withMetric("oodValidation.accuracy", score)
        .toJson();
  }

  @Test
  void showsNothingOfAFolderThatCouldNotBeFinished() throws TrialFailure {
    var output = OutputFolder.of(folder.toUri().toString());

    assertThatThrownBy(
            () ->
                output.write(
                    "final",
                    f -> {
                      Files.writeString(f.resolve("half"), "half");
                      throw new IOException("the test says so");
                    }))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.DataMissing))
        .hasMessageContaining("cannot be written (IOException: the test says so)");
    assertThat(folder).isEmptyDirectory();
  }

  /** Nothing else is helped by giving up what another attempt would need. */
  @ParameterizedTest
  @CsvSource({
    "No space left on device, true",
    "Disk quota exceeded, true",
    "Directory not empty, false",
    "Permission denied, false"
  })
  void knowsWantOfRoom(String words, boolean full) throws TrialFailure {
    var output = OutputFolder.of(folder.toUri().toString());

    assertThatThrownBy(
            () ->
                output.write(
                    "final",
                    f -> {
                      throw new FileSystemException(f.toString(), null, words);
                    }))
        .isInstanceOfSatisfying(
            TrialFailure.class,
            failure -> assertThat(OutputFolder.isFull(failure)).isEqualTo(full));
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException, TrialFailure {
    var file = Files.writeString(folder.resolve("file"), "");

    var output = OutputFolder.of(file.toUri().toString());

    assertThatThrownBy(output::probe).hasMessageContaining("output: " + file);
    assertThatThrownBy(() -> OutputFolder.of("s3://bucket"))
        .hasMessage("output is s3://bucket; it must be file:///path");
  }
}
