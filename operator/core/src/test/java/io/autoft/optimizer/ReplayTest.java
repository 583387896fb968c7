package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That every proposal follows from what is recorded of it, bit for bit. */
class ReplayTest {

  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void proposesWhatTheRecordSaysHoweverTheWorkersInterleaved(Sampler sampler) {
    var random = new Random(9);
    for (int workers = 1; workers <= 16; workers++) {
      var study = RecordedStudy.run(sampler, 100 + workers, workers, 30);
      for (var trial : study.trials()) {
        assertThat(sampler.propose(study.request(trial, random)))
            .as("trial %s of %s workers", trial.number(), workers)
            .isEqualTo(trial.point());
      }
    }
  }

  /** Or the test above would say little. */
  @ParameterizedTest
  @MethodSource("io.autoft.optimizer.Samplers#all")
  void recordsStudiesWithFailedDivergedAndPendingTrials(Sampler sampler) {
    var study = RecordedStudy.run(sampler, 116, 16, 30);
    assertThat(study.trials()).anyMatch(trial -> trial.pending().size() > 8);
    assertThat(study.trials()).anyMatch(trial -> trial.observation().isEmpty());
    assertThat(study.trials())
        .anyMatch(trial -> trial.observation().filter(end -> !end.isScored()).isPresent());
  }
}
