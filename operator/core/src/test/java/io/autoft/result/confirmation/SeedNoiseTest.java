package io.autoft.result.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.result.Samples;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedNoiseTest {

  /** Mean squares 0.02^2 for the seeds (2 x variance of 0.71, 0.73) and 0.01^2 for the rest. */
  @Test
  void whatASeedDoesToAllIsSetApartFromWhatItDoesToOne() {
    var noise =
        SeedNoise.of(
            List.of(Example.candidate(1, 0.705, 0.735), Example.candidate(2, 0.715, 0.725)));

    assertThat(noise.own()).isCloseTo(1e-4, within(1e-12));
    assertThat(noise.common()).isCloseTo((4e-4 - 1e-4) / 2, within(1e-12));
    assertThat(noise.ofDifference().value()).isCloseTo(1e-4, within(1e-12));
    assertThat(noise.ofDifference().freedom()).isEqualTo(1);
    assertThat(noise.ofMean().value()).isCloseTo((1e-4 + 1.5e-4) / 2, within(1e-12));
  }

  @Test
  void oneObjectiveTellsOnlyBothTogether() {
    var noise = SeedNoise.of(List.of(Example.candidate(1, 0.71, 0.73)));

    assertThat(noise.own()).isCloseTo(2e-4, within(1e-12));
    assertThat(noise.ofMean().value()).isCloseTo(1e-4, within(1e-12));
    assertThat(noise.ofMean().freedom()).isEqualTo(1);
  }

  /** Trainings that differ only in the examples that they get right: no seed makes one better. */
  @Test
  void thatASeedErrsOnOtherExamplesIsNotCountedTwice() {
    var random = new Random(3);
    var repeats = IntStream.range(0, 40).mapToObj(i -> ofExamplesAlone(random, i)).toList();

    var noise = SeedNoise.of(repeats);

    double variance = 0.7 * 0.3 / 500;
    assertThat(noise.ownSquare()).isCloseTo(variance, within(0.2 * variance));
    assertThat(noise.own()).isLessThan(0.2 * variance);
  }

  /** Three seeds, each right on examples of its own. */
  private static Repeats ofExamplesAlone(Random random, int number) {
    var scores = new double[3];
    var resampled = new double[3][100];
    for (int r = 0; r < 3; r++) {
      var right = random.doubles(500).map(u -> u < 0.7 ? 1 : 0).toArray();
      scores[r] = Samples.mean(right);
      for (int b = 0; b < 100; b++) {
        resampled[r][b] = random.ints(500, 0, 500).mapToDouble(j -> right[j]).sum() / 500;
      }
    }
    return new Repeats(Example.search(number, 0.7), true, scores, resampled, 0.02);
  }
}
