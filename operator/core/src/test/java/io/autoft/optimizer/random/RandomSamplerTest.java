package io.autoft.optimizer.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.History;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomSamplerTest {

  /** Holds on every processor and JVM, or a recorded study could not be recomputed elsewhere. */
  @Test
  void proposesTheRecordedBits() {
    assertThat(new RandomSampler().propose(History.request(List.of(), List.of())))
        .isEqualTo(History.point(8.422484776653732E-6, 2.1381079741170868, 0.22268859394973783));
  }

  @Test
  void isUniformInTheLogarithmOfARate() {
    int draws = 4000;
    var decades = new int[4];
    double decay = 0;
    for (int number = 0; number < draws; number++) {
      var point =
          new RandomSampler()
              .propose(
                  new ProposalRequest(
                      History.SPACE, Direction.MAXIMIZE, 0, number, List.of(), List.of()));
      decades[(int) Math.floor(Math.log10(point.get("lr"))) + 7]++;
      decay += point.get("wd") / draws;
    }
    for (int count : decades) {
      assertThat(count).isBetween(900, 1100);
    }
    assertThat(decay).isEqualTo(0.5, within(0.02));
  }

  @Test
  void isUniformOverIntegersAndCategories() {
    var space =
        SearchSpace.of(
            new CategoricalParameter("c", 4), new IntegerParameter("n", -1, 2, Scale.LINEAR));
    var counts = new int[2][4];
    for (int number = 0; number < 4000; number++) {
      var point =
          new RandomSampler()
              .propose(
                  new ProposalRequest(space, Direction.MAXIMIZE, 0, number, List.of(), List.of()));
      counts[0][point.get("c").intValue()]++;
      counts[1][point.get("n").intValue() + 1]++;
    }
    for (int value = 0; value < 4; value++) {
      assertThat(counts[0][value]).isBetween(900, 1100);
      assertThat(counts[1][value]).isBetween(900, 1100);
    }
  }

  @Test
  void doesNotLookAtTheHistory() {
    assertThat(new RandomSampler().propose(History.request(History.finished(), List.of())))
        .isEqualTo(new RandomSampler().propose(History.request(List.of(), List.of())));
  }
}
