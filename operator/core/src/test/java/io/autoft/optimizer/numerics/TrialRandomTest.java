package io.autoft.optimizer.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TrialRandomTest {

  @Test
  void givesEveryTrialOfEverySeedAStreamOfItsOwn() {
    var first = new HashSet<Long>();
    for (long seed = -50; seed < 50; seed++) {
      for (int number = 0; number < 1000; number++) {
        var random = TrialRandom.of(seed, number);
        for (int draw = 0; draw < 3; draw++) {
          assertThat(first.add(random.nextLong())).isTrue();
        }
      }
    }
  }

  @Test
  void isUniformAcrossTrials() {
    int trials = 10_000;
    double mean = 0;
    double square = 0;
    for (int number = 0; number < trials; number++) {
      double u = TrialRandom.of(0, number).nextDouble();
      mean += u / trials;
      square += (u - 0.5) * (u - 0.5) / trials;
    }
    assertThat(mean).isBetween(0.49, 0.51);
    assertThat(square).isBetween(1 / 12.0 - 0.003, 1 / 12.0 + 0.003);
  }
}
