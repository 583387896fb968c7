package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Metric;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.model.EngineExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class SnapshotsIT {

  private static final Map<String, Double> PARAMETERS = TrialConfigs.parameters();

  @TempDir private Path folder;

  private final NDManager manager;

  SnapshotsIT(NDManager manager) {
    this.manager = manager;
  }

  @Test
  void goesOnAsIfNothingHadHappened() throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(TrainingMethod.LPFT, 8, PARAMETERS), manager);
    try (var training = new StagedTraining(context, 8, 1);
        var resumed = new StagedTraining(context, 8, 1);
        var bestEpoch = bestEpoch(context);
        var restored = bestEpoch(context)) {
      training.advance(3);
      bestEpoch.offer(1, 0.75, training.evaluable(manager));
      // In the second stage, after a better epoch.
      training.advance(3);
      bestEpoch.offer(2, 0.5, training.evaluable(manager));
      var log = new EpochLog(folder.resolve("log"));
      log.add(1, 3, training, Map.of("accuracy", 0.75));
      snapshots("a").offer(2, training, bestEpoch, log);
      var other = new EpochLog(folder.resolve("other"));

      assertThat(snapshots("a").restore(resumed, restored, other)).isEqualTo(2);

      assertThat(restored.epoch()).isEqualTo(1);
      assertThat(restored.best()).contains(0.75);
      assertThat(restored.parameters().toFloatArray())
          .isEqualTo(bestEpoch.parameters().toFloatArray());
      assertThat(folder.resolve("other")).hasSameTextualContentAs(folder.resolve("log"));
      assertThat(resumed.steps()).isEqualTo(6);
      assertThat(resumed.loss()).isEqualTo(training.loss());
      training.advance(2);
      resumed.advance(2);
      assertThat(resumed.loss()).isEqualTo(training.loss());
      assertThat(resumed.evaluable(manager).toFloatArray())
          .isEqualTo(training.evaluable(manager).toFloatArray());
    }
  }

  @Test
  void goesOnWithAHeadThatIsTrainedBesideTheOneOfTheBestEpoch() throws Exception {
    var both = TrialConfigs.parameters("weight.Contrastive", 1);
    var context =
        DemoContext.of(TrialConfigs.inner(TrainingMethod.AuxiliaryHead, 4, both), manager);
    try (var training = new StagedTraining(context, 4, 1);
        var resumed = new StagedTraining(context, 4, 1);
        var bestEpoch = bestEpoch(context);
        var restored = bestEpoch(context)) {
      training.advance(3);
      bestEpoch.offer(1, 0.75, training.evaluable(manager));
      var log = new EpochLog(folder.resolve("log"));
      snapshots("a").offer(1, training, bestEpoch, log);

      snapshots("a").restore(resumed, restored, log);

      assertThat(restored.parameters().toFloatArray())
          .isEqualTo(bestEpoch.parameters().toFloatArray())
          .isNotEqualTo(training.state().parameters().toFloatArray());
      training.advance(1);
      resumed.advance(1);
      assertThat(resumed.state().parameters().toFloatArray())
          .isEqualTo(training.state().parameters().toFloatArray());
    }
  }

  @Test
  void leavesAsideWhatIsDamagedOrOfAnotherTraining() throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(3, PARAMETERS), manager);
    try (var training = new StagedTraining(context, 3, 1);
        var bestEpoch = bestEpoch(context)) {
      var log = new EpochLog(folder.resolve("log"));
      assertThat(snapshots("a").restore(training, bestEpoch, log)).isZero();

      keep(training, bestEpoch, log);
      assertThat(snapshots("b").restore(training, bestEpoch, log)).isZero();
      assertThat(folder.resolve("state")).doesNotExist();

      keep(training, bestEpoch, log);
      var file = folder.resolve("state/state");
      var bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2]++;
      Files.write(file, bytes);
      assertThat(snapshots("a").restore(training, bestEpoch, log)).isZero();
      assertThat(folder.resolve("state")).doesNotExist();
      assertThat(training.steps()).isZero();
    }
  }

  @Test
  void takesOverWhatTheSameTrainingHasLeftUnderAnotherNumberAlone() throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(3, PARAMETERS), manager);
    try (var training = new StagedTraining(context, 3, 1);
        var bestEpoch = bestEpoch(context)) {
      var log = new EpochLog(folder.resolve("log"));
      snapshots("other-0001", "a").offer(1, training, bestEpoch, log);
      snapshots("study-0001", "b").offer(2, training, bestEpoch, log);
      assertThat(snapshots("study-0003", "a").restore(training, bestEpoch, log)).isZero();

      snapshots("study-0002", "a").offer(3, training, bestEpoch, log);
      assertThat(snapshots("study-0003", "a").restore(training, bestEpoch, log)).isEqualTo(3);
      assertThat(folder.resolve(".study-0002.state")).doesNotExist();
      assertThat(folder.resolve(".study-0003.state/state")).isRegularFile();
      assertThat(folder.resolve(".study-0001.state/state")).isRegularFile();
    }
  }

  @Test
  void writesNoMoreThanATwentiethOfTheTime() throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(3, PARAMETERS), manager);
    try (var training = new StagedTraining(context, 3, 1);
        var bestEpoch = bestEpoch(context)) {
      var log = new EpochLog(folder.resolve("log"));
      // Every look at the clock is a second later: a writing takes one, and the next waits 20.
      var clock = new TickingClock(Duration.ofSeconds(1));
      var snapshots = new Snapshots(folder.resolve("state"), "a", clock);
      int written = 0;
      for (int epoch = 1; epoch <= 60; epoch++) {
        snapshots.offer(epoch, training, bestEpoch, log);
        written += epochOf() == epoch ? 1 : 0;
      }

      assertThat(written).isEqualTo(3);
    }
  }

  @Test
  void doesNotStopATrainingForADiskThatCannotBeWritten() throws Exception {
    var context = DemoContext.of(TrialConfigs.inner(3, PARAMETERS), manager);
    try (var training = new StagedTraining(context, 3, 1);
        var bestEpoch = bestEpoch(context)) {
      Files.writeString(folder.resolve("state"), "a file in the place of the folder");

      keep(training, bestEpoch, new EpochLog(folder.resolve("state/log")));

      assertThat(folder.resolve("state")).isRegularFile();
    }
  }

  private int epochOf() throws IOException {
    try (var file = SnapshotFile.open(folder.resolve("state/state"))) {
      return file.header().epoch();
    }
  }

  private void keep(StagedTraining training, BestEpoch bestEpoch, EpochLog log) {
    snapshots("a").offer(1, training, bestEpoch, log);
  }

  private Snapshots snapshots(String digest) {
    return new Snapshots(folder.resolve("state"), digest, Clock.systemUTC());
  }

  private Snapshots snapshots(String trial, String digest) {
    return new Snapshots(folder.resolve("." + trial + ".state"), digest, Clock.systemUTC());
  }

  private static BestEpoch bestEpoch(TrialContext context) {
    return new BestEpoch(Metric.Accuracy, context.model().initial().copy(context.manager()));
  }
}
