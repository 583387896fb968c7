package io.autoft.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.stored.StudyFolder;
import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTrialsTest {

  @TempDir private Path root;
  private StudyFolder folder;
  private StudyWriter writer;
  private LocalTrials trials;

  @BeforeEach
  void open() {
    folder = new StudyFolder(root);
    writer = new StudyWriter(folder);
    trials = new LocalTrials(writer);
  }

  @Test
  void storesWhatHasChangedAtOnce() {
    trials.put(trial(1, 0.5));
    trials.put(trial(0, 0.25));
    assertThat(folder.trials()).isEmpty();

    trials.store();
    assertThat(folder.trials()).containsExactly(trial(0, 0.25), trial(1, 0.5));
    assertThat(folder.trials()).containsExactlyElementsOf(trials.all());
  }

  @Test
  void storesAllOrNothing() throws IOException {
    trials.put(trial(0, 0.25));
    trials.store();
    var report = Files.writeString(writer.report("wildlife-0000"), "a report");
    // In the place of the file that trial 1 would be written to first.
    var obstacle = Files.createDirectory(root.resolve("trials/.wildlife-0001.json.new"));

    trials.put(trial(0, 0.75));
    trials.forgetReport(trial(0, 0.75));
    trials.put(trial(1, 0.5));
    assertThatThrownBy(trials::store)
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("wildlife-0001.json cannot be written");
    assertThat(folder.trials()).containsExactly(trial(0, 0.25));
    assertThat(report).hasContent("a report");

    Files.delete(obstacle);
    trials.store();
    assertThat(folder.trials()).containsExactly(trial(0, 0.75), trial(1, 0.5));
    assertThat(report).doesNotExist();
  }

  @Test
  void aRemovedTrialIsNotStoredAgain() {
    trials.put(trial(0, 0.25));
    trials.store();
    trials.put(trial(0, 0.5));

    trials.remove("wildlife-0000");
    trials.store();

    assertThat(folder.trials()).isEmpty();
    assertThat(trials.all()).isEmpty();
  }

  private static StoredTrial trial(int number, double weight) {
    return StoredTrial.proposed(
        new AutoFTTrialSpec(
            "wildlife",
            number,
            TrialPurpose.Search,
            null,
            null,
            Map.of("weight.Hinge", weight),
            7L,
            "digest",
            null));
  }
}
