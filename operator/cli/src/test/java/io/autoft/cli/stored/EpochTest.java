package io.autoft.cli.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochTest {

  /** As a trainer logged it, cut. */
  private static final String LOG =
      """
      18:15:36 INFO epoch 1/20, step 63/1260, loss 1.2141 (CrossEntropy 0.7435, Hinge 0.1457), 61 s left
      18:15:36 INFO epoch 1/20, loss 1.3000, idValidation.accuracy 0.6100, idValidation.crossEntropy 1.1000
      18:15:39 INFO epoch 2/20, loss 1.1000, idValidation.accuracy 0.7000, idValidation.crossEntropy 0.9000
      """;

  private static final Epoch FIRST =
      new Epoch(1, 1.3, Map.of("idValidation.accuracy", 0.61, "idValidation.crossEntropy", 1.1));

  @Test
  void areReadFromALog() {
    assertThat(Epoch.ofLog(LOG))
        .containsExactly(
            FIRST,
            new Epoch(
                2, 1.1, Map.of("idValidation.accuracy", 0.7, "idValidation.crossEntropy", 0.9)));
    assertThat(Epoch.ofLog("18:15:36 INFO epoch 1/5, loss 0.7000\n"))
        .as("nothing picks an epoch")
        .containsExactly(new Epoch(1, 0.7, Map.of()));
    assertThat(Epoch.ofLog("18:15:36 INFO keeps epoch 3\n")).isEmpty();
  }

  /** It goes on after the first, and what the former attempt had after that is not its own. */
  @Test
  void ofAnotherAttemptTakeThePlaceOfThoseThatItDidNotGoOnFrom() {
    assertThat(
            Epoch.ofLog(
                LOG
                    + "18:20:00 INFO goes on after epoch 1 and 63 steps\n"
                    + "18:20:01 INFO epoch 2/20, loss 1.2000\n"))
        .containsExactly(FIRST, new Epoch(2, 1.2, Map.of()));
    assertThat(Epoch.ofLog(LOG + "18:20:01 INFO epoch 1/20, loss 1.4000\n"))
        .containsExactly(new Epoch(1, 1.4, Map.of()));
  }

  /** The last line is that of a training that was killed, the one before of one that diverged. */
  @Test
  void areReadFromTheFileOfACheckpoint() {
    assertThat(
            Epoch.ofFile(
                """
                {"epoch":1,"steps":63,"loss":1.3,"idValidation.accuracy":0.61,"idValidation.crossEntropy":1.1}
                {"epoch":2,"steps":70,"diverged":"the loss is NaN"}
                {"epoch":3,"ste
                """))
        .containsExactly(FIRST);
  }

  @Test
  void haveTheStudysMetricOnWhicheverSetPicks() {
    assertThat(FIRST.value(Metric.Accuracy)).contains(0.61);
    assertThat(FIRST.value(Metric.MacroF1)).isEmpty();
  }
}
