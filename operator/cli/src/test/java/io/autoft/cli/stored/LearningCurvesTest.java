package io.autoft.cli.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.testing.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurvesTest {

  private static final Function<String, Optional<String>> LOGS =
      trial -> Optional.of("12:00:00 INFO epoch 1/2, loss 0.5000\n");

  @TempDir private Path folder;

  @Test
  void comeFromTheCheckpointWhereItsClaimHasAFolder() throws IOException {
    var checkpoint = Files.createDirectories(folder.resolve("autoft/wildlife-0008"));
    Files.writeString(checkpoint.resolve("metrics.jsonl"), "{\"epoch\":1,\"loss\":0.25}\n");
    var claims = new ClaimFolders(Map.of("models", folder));

    assertThat(new LearningCurves(claims, LOGS).of(List.of(training())))
        .isEqualTo(Map.of("wildlife-0008", List.of(new Epoch(1, 0.25, Map.of()))));
  }

  @Test
  void comeFromTheLogElse() {
    var here = new ClaimFolders(Map.of());

    assertThat(new LearningCurves(here, LOGS).of(List.of(training())))
        .isEqualTo(Map.of("wildlife-0008", List.of(new Epoch(1, 0.5, Map.of()))));
    assertThat(new LearningCurves(here, trial -> Optional.empty()).of(List.of(training())))
        .isEmpty();
  }

  @Test
  void areLeftOutWhereLogsMayNotBeSeen() {
    var forbidden =
        new LearningCurves(
            new ClaimFolders(Map.of()),
            trial -> {
              throw new CommandFailedException("pods is forbidden");
            });

    assertThat(forbidden.of(List.of(training()))).isEmpty();
  }

  private static StoredTrial training() {
    return new StoredTrial(
        Document.of("{study: wildlife, number: 8, purpose: FinalTraining, seed: 1, parameters: {}}")
            .as(AutoFTTrialSpec.class),
        Optional.of(
            Document.of("{state: Scored, checkpoint: 'pvc://models/autoft/wildlife-0008'}")
                .as(AutoFTTrialStatus.class)));
  }
}
