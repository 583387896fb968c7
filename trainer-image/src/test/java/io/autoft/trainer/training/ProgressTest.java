package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Loss;
import io.autoft.contract.ProgressLine;
import io.autoft.trainer.model.StepResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final StepResult RESULT = new StepResult(Map.of(Loss.CrossEntropy, 0.5), 1);

  private final List<String> said = new ArrayList<>();
  private final Manual clock = new Manual();
  private final Progress progress = new Progress(clock, said::add);

  @Test
  void tellsSpeedAndTimeLeftEveryFiveSeconds() {
    progress.begin(0, 0, 100, 1, 32);

    steps(1, 12);

    assertThat(said)
        .containsExactly(
            "step 5/100, loss 0.5000, learning rate 3.00e-03, 32 images/s, 95 s left",
            "step 10/100, loss 0.5000, learning rate 3.00e-03, 32 images/s, 90 s left");
    assertThat(progress.steps()).isEqualTo(12);
    assertThat(ProgressLine.last(said.get(1)))
        .hasValue(new ProgressLine("step 10/100, loss 0.5000", 10, 100));
  }

  @Test
  void tellsTheTermsWhereThereAreSeveral() {
    progress.begin(0, 0, 1, 1, 1);

    progress.step(
        1, new StepResult(Map.of(Loss.L2Distance, 0.25, Loss.CrossEntropy, 1.0), 1), 1e-5);

    assertThat(said.get(0))
        .startsWith("step 1/1, loss 1.2500 (CrossEntropy 1.0000, L2Distance 0.2500), learning");
  }

  @Test
  void speaksLessOftenTheLongerItTakes() {
    progress.begin(0, 0, 100_000, 1, 32);

    steps(1, 3600);

    assertThat(said).hasSizeBetween(60, 140);
    assertThat(said.get(said.size() - 1)).contains(" 26.8 h left");
  }

  @Test
  void countsOnFromAnEarlierAttemptAndAnEarlierStage() {
    // 40 steps of a former stage and 10 of this one are done.
    progress.begin(40, 50, 100, 1, 32);

    steps(11, 15);

    assertThat(said)
        .containsExactly(
            "step 55/100, loss 0.5000, learning rate 3.00e-03, 32 images/s, 45 s left");
  }

  @Test
  void countsTheStepsOfAllRepeatsAndTellsOfOne() {
    progress.beginRepeat(0, 2);
    progress.begin(0, 0, 5, 1, 32);
    steps(1, 5);
    progress.beginRepeat(1, 2);
    progress.begin(0, 0, 5, 1, 32);

    steps(1, 3);

    assertThat(progress.steps()).isEqualTo(8);
    steps(4, 5);
    assertThat(said)
        .containsExactly(
            "training 1/2, step 5/5, loss 0.5000, learning rate 3.00e-03, 32 images/s, 0 s left",
            "training 2/2, step 5/5, loss 0.5000, learning rate 3.00e-03, 32 images/s, 0 s left");
  }

  @Test
  void tellsTheEpochOfAFinalTraining() {
    progress.begin(0, 0, 20, 10, 32);

    steps(1, 20);

    assertThat(said).hasSize(4);
    assertThat(said.get(1)).startsWith("epoch 1/2, step 10/20, loss");
    assertThat(said.get(2)).startsWith("epoch 2/2, step 15/20, loss");
    assertThat(ProgressLine.last(said.get(2)))
        .hasValue(new ProgressLine("epoch 2/2, step 15/20, loss 0.5000", 15, 20));
  }

  @Test
  void tellsOfALongEvaluationToo() {
    progress.begin(0, 0, 10, 1, 32);
    for (int i = 1; i <= 12; i++) {
      clock.seconds++;
      progress.evaluated("test", i * 250, 3000);
    }

    assertThat(said).containsExactly("test: 1250/3000 evaluated", "test: 2500/3000 evaluated");
  }

  @Test
  void saysDurationsAsPeopleDo() {
    assertThat(Progress.duration(119)).isEqualTo("119 s");
    assertThat(Progress.duration(150)).isEqualTo("3 min");
    assertThat(Progress.duration(9000)).isEqualTo("2.5 h");
  }

  /** One step a second. */
  private void steps(int from, int to) {
    for (int step = from; step <= to; step++) {
      clock.seconds++;
      progress.step(step, RESULT, 3e-3);
    }
  }

  private static final class Manual extends Clock {
    private long seconds;

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(seconds);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
