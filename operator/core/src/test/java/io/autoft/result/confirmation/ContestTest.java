package io.autoft.result.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BaselineName;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

  private static final Repeats GOOD = Example.candidate(4, 0.801, 0.799);
  private static final Repeats FAIR = Example.candidate(2, 0.699, 0.701);
  private static final Repeats PLAIN = Example.baseline(BaselineName.FineTuning, 0.60, 0.602);

  @Test
  void theBestMeanWinsAndOfEqualsTheEarlier() {
    var equal = Example.candidate(3, 0.799, 0.801);

    assertThat(new Contest(List.of(FAIR, GOOD), List.of()).winner().source())
        .isEqualTo(GOOD.source());
    assertThat(new Contest(List.of(GOOD, equal), List.of()).winner().source())
        .isEqualTo(equal.source());
  }

  @Test
  void itIsDecidedWhenSeedsExplainNeitherLead() {
    assertThat(new Contest(List.of(GOOD, FAIR), List.of(PLAIN)).isDecided()).isTrue();
  }

  @Test
  void aCloseSecondLeavesItOpen() {
    var close = Example.candidate(5, 0.803, 0.796);

    assertThat(new Contest(List.of(GOOD, close, FAIR), List.of(PLAIN)).isDecided()).isFalse();
  }

  @Test
  void aCloseBaselineLeavesItOpen() {
    var close = Example.baseline(BaselineName.FLYP, 0.803, 0.796);

    assertThat(new Contest(List.of(GOOD, FAIR), List.of(PLAIN, close)).isDecided()).isFalse();
  }

  @Test
  void aWinnerThatABaselineBeatsIsDecidedToo() {
    var better = Example.baseline(BaselineName.FLYP, 0.9, 0.902);

    assertThat(new Contest(List.of(GOOD, FAIR), List.of(better)).isDecided()).isTrue();
  }

  @Test
  void withNothingToCompareWithItIsNeverDecided() {
    assertThat(new Contest(List.of(GOOD), List.of()).isDecided()).isFalse();
  }

  /** One evaluation stands for both seeds, so what a seed does to all does not cancel. */
  @Test
  void thePretrainedModelHasNoSeed() {
    var untrained = Example.baseline(BaselineName.ZeroShot, 0.75, 0.75);
    var moving = List.of(Example.candidate(1, 0.90, 0.80), Example.candidate(2, 0.70, 0.601));

    assertThat(new Contest(moving, List.of()).isDecided()).isTrue();
    assertThat(new Contest(moving, List.of(untrained)).isDecided()).isFalse();
  }

  @Test
  void resamplesThatOneLacksAreOfNoUse() {
    var resampled = Example.moved(1, 0.7, 0.01, -0.01);

    assertThat(new Contest(List.of(resampled), List.of()).isPaired()).isTrue();
    assertThat(new Contest(List.of(resampled, FAIR), List.of()).isPaired()).isFalse();
  }
}
