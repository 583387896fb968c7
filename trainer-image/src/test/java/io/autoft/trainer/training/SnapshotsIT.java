package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Metric;
import io.autoft.contract.TrainingMethod;
import io.autoft.trainer.model.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsIT {

  private static final Map<String, Double> PARAMETERS = TrialConfigs.parameters();

  @TempDir private Path folder;

  @Test
  void goesOnAsIfNothingHadHappened() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(TrainingMethod.LPFT, 8, PARAMETERS), manager);
      try (var course = new Course(setup, 8, 1);
          var resumed = new Course(setup, 8, 1);
          var selection = selection(setup);
          var restored = selection(setup)) {
        course.advance(3);
        selection.offer(1, 0.75, course.evaluable());
        // In the second stage, after a better epoch.
        course.advance(3);
        selection.offer(2, 0.5, course.evaluable());
        var log = new EpochLog(folder.resolve("log"));
        log.add(1, 3, course, Map.of("accuracy", 0.75));
        snapshots("a").offer(2, course, selection, log);
        var other = new EpochLog(folder.resolve("other"));

        assertThat(snapshots("a").restore(resumed, restored, other)).isEqualTo(2);

        assertThat(restored.epoch()).isEqualTo(1);
        assertThat(restored.best()).contains(0.75);
        assertThat(restored.parameters().toFloatArray())
            .isEqualTo(selection.parameters().toFloatArray());
        assertThat(folder.resolve("other")).hasSameTextualContentAs(folder.resolve("log"));
        assertThat(resumed.steps()).isEqualTo(6);
        assertThat(resumed.loss()).isEqualTo(course.loss());
        course.advance(2);
        resumed.advance(2);
        assertThat(resumed.loss()).isEqualTo(course.loss());
        assertThat(resumed.evaluable().toFloatArray()).isEqualTo(course.evaluable().toFloatArray());
      }
    }
  }

  @Test
  void leavesAsideWhatIsDamagedOrOfAnotherTraining() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(3, PARAMETERS), manager);
      try (var course = new Course(setup, 3, 1);
          var selection = selection(setup)) {
        var log = new EpochLog(folder.resolve("log"));
        assertThat(snapshots("a").restore(course, selection, log)).isZero();

        keep(course, selection, log);
        assertThat(snapshots("b").restore(course, selection, log)).isZero();
        assertThat(folder.resolve("state")).doesNotExist();

        keep(course, selection, log);
        var file = folder.resolve("state/state");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        assertThat(snapshots("a").restore(course, selection, log)).isZero();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(course.steps()).isZero();
      }
    }
  }

  @Test
  void writesNoMoreThanATwentiethOfTheTime() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(3, PARAMETERS), manager);
      try (var course = new Course(setup, 3, 1);
          var selection = selection(setup)) {
        var log = new EpochLog(folder.resolve("log"));
        // Every look at the clock is a second later: a writing takes one, and the next waits 20.
        var clock = new TickingClock(Duration.ofSeconds(1));
        var snapshots = new Snapshots(folder.resolve("state"), "a", clock);
        int written = 0;
        for (int epoch = 1; epoch <= 60; epoch++) {
          snapshots.offer(epoch, course, selection, log);
          written += epochOf() == epoch ? 1 : 0;
        }

        assertThat(written).isEqualTo(3);
      }
    }
  }

  @Test
  void doesNotStopATrainingForADiskThatCannotBeWritten() throws Exception {
    try (var manager = TorchEngine.start(0)) {
      var setup = DemoSetup.of(TrialConfigs.inner(3, PARAMETERS), manager);
      try (var course = new Course(setup, 3, 1);
          var selection = selection(setup)) {
        Files.writeString(folder.resolve("state"), "a file in the place of the folder");

        keep(course, selection, new EpochLog(folder.resolve("state/log")));

        assertThat(folder.resolve("state")).isRegularFile();
      }
    }
  }

  private int epochOf() throws IOException {
    try (var file = SnapshotFile.open(folder.resolve("state/state"))) {
      return file.header().epoch();
    }
  }

  private void keep(Course course, Selection selection, EpochLog log) {
    snapshots("a").offer(1, course, selection, log);
  }

  private Snapshots snapshots(String digest) {
    return new Snapshots(folder.resolve("state"), digest, Clock.systemUTC());
  }

  private static Selection selection(Setup setup) {
    return new Selection(Metric.Accuracy, setup.model().initial());
  }
}
