package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void isTheLastOneOfALog() {
    var log =
        """
        12:00:05 INFO  trainer - step 40/300, loss 0.9311, learning rate 1.00e-03, 812 images/s, 9 s left
        12:00:10 INFO  trainer - step 80/300, loss 0.7206 (CrossEntropy 0.7000, Hinge 0.0206), learning rate 9.10e-04
        12:00:11 INFO  trainer - idValidation: 64/512 evaluated
        """;

    assertThat(ProgressLine.last(log))
        .hasValue(new ProgressLine("step 80/300, loss 0.7206", 80, 300));
    assertThat(ProgressLine.last(log).orElseThrow().share()).isEqualTo(80 / 300.0);
  }

  @Test
  void namesTheTrainingOfATrialThatTrainsSeveralTimes() {
    assertThat(ProgressLine.last("training 2/3, step 5/30, loss NaN, learning rate 1e-3"))
        .hasValue(new ProgressLine("training 2/3, step 5/30, loss NaN", 5, 30));
  }

  @Test
  void namesTheEpochOfAFinalTraining() {
    var said = "training 1/2, epoch 3/20, step 186/1240, loss 0.3412";

    assertThat(ProgressLine.last("INFO " + said + ", learning rate 1e-3"))
        .hasValue(new ProgressLine(said, 186, 1240));
  }

  @Test
  void isNeverMoreThanAllOfIt() {
    assertThat(ProgressLine.last("step 9/3, loss 1").orElseThrow().share()).isEqualTo(1);
    assertThat(ProgressLine.last("step 0/0, loss 1").orElseThrow().share()).isEqualTo(1);
  }

  @Test
  void isNotThereBeforeTheFirstStep() {
    assertThat(ProgressLine.last("")).isEmpty();
    assertThat(ProgressLine.last("step by step 3/4, lossless")).isEmpty();
    assertThat(ProgressLine.last("step 12345678901/3, loss 1")).isEmpty();
  }
}
