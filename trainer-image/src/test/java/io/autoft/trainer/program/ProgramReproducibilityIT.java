package io.autoft.trainer.program;

import static io.autoft.trainer.program.ProgramCases.rule;
import static io.autoft.trainer.program.ProgramCases.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.trainer.model.Implementation;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import io.autoft.trainer.optimizer.TrainingState;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same steps to the bit, whatever else the process does. */
class ProgramReproducibilityIT {

  @Test
  void computesTheSameInThreadsSideBySide() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var expected = trained(pretrained);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var futures = IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> trained(pretrained)));
      for (var future : futures.toList()) {
        assertThat(future.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void isTheSameToTheBitWhateverTheCollectorDoes() throws Exception {
    var pretrained = PretrainedClip.load(ModelFiles.of("demo://shapes"));
    var expected = trained(pretrained);
    var collector =
        new Thread(
            () -> {
              while (!Thread.interrupted()) {
                System.gc();
              }
            });
    collector.start();
    try {
      for (int i = 0; i < 3; i++) {
        assertThat(trained(pretrained)).isEqualTo(expected);
      }
    } finally {
      collector.interrupt();
    }
  }

  private static float[] trained(PretrainedClip pretrained) throws Exception {
    try (var own = TorchEngine.start(0)) {
      var program = Implementation.PROGRAM.golden(pretrained, own);
      try (var state = TrainingState.startingAt(program.initial().copy(own))) {
        for (int i = 0; i < 3; i++) {
          step(program, state, i, rule(program));
        }
        return state.parameters().toFloatArray();
      }
    }
  }
}
