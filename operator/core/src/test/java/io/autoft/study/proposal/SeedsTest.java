package io.autoft.study.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SeedsTest {

  /** Values of this version: another would change what a running study does. */
  @Test
  void seedsArePinned() {
    assertThat(Seeds.SEARCH.seed(0, 0)).isEqualTo(5876733520225071L);
    assertThat(Seeds.SEARCH.seed(7, 3)).isEqualTo(8628164973374126L);
    assertThat(Seeds.BASELINE.seed(7, 0)).isEqualTo(8782196431203280L);
    assertThat(Seeds.FINAL_TRAINING.seed(7, 0)).isEqualTo(6204229288792241L);
  }

  @Test
  void noTwoTrialsOfNeighbouringStudiesShareASeed() {
    var seeds = new HashSet<Long>();
    for (var stream : Seeds.values()) {
      for (long study = 0; study < 20; study++) {
        for (int number = 0; number < 500; number++) {
          assertThat(seeds.add(stream.seed(study, number)))
              .as("%s %d %d", stream, study, number)
              .isTrue();
        }
      }
    }
  }

  @Test
  void everySeedIsExactInADouble() {
    for (int number = 0; number < 1000; number++) {
      long seed = Seeds.SEARCH.seed(Long.MAX_VALUE - number, number);
      assertThat(seed).isBetween(0L, (1L << 53) - 1);
      assertThat((long) (double) seed).isEqualTo(seed);
    }
  }
}
