package io.autoft.optimizer.sobol;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.History;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SobolSamplerTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(
          new CategoricalParameter("batch", 4),
          new FloatParameter("decay", .1, .1, Scale.LINEAR),
          new FloatParameter("rate", 1e-8, 1, Scale.LOG));

  /** Holds on every processor and JVM, or a recorded study could not be recomputed elsewhere. */
  @Test
  void proposesTheRecordedBits() {
    assertThat(new SobolSampler().propose(History.request(List.of(), List.of())))
        .isEqualTo(History.point(1.6473157010276442E-6, 0.02546951559028793, 0.8457096108435183));
  }

  @Test
  void coversEveryCategoryInEveryEighthOfTheRates() {
    var boxes = new HashSet<List<Integer>>();
    for (int number = 64; number < 96; number++) {
      var point = propose(number, List.of());
      assertThat(point).containsEntry("decay", .1);
      boxes.add(List.of(point.get("batch").intValue(), (int) -Math.log10(point.get("rate"))));
    }
    assertThat(boxes).hasSize(32);
  }

  @Test
  void doesNotLookAtScores() {
    var point = propose(7, List.of());
    var finished = List.of(Finished.scored(0, propose(0, List.of()), 1));
    assertThat(propose(7, finished)).isEqualTo(point);
  }

  @Test
  void proposesARandomPointWhereItsOwnHasBeenTried() {
    var finished = List.of(Finished.scored(0, propose(7, List.of()), 1));
    var request = new ProposalRequest(SPACE, Direction.MAXIMIZE, 5, 7, finished, List.of());
    assertThat(propose(7, finished)).isEqualTo(new RandomSampler().propose(request));
  }

  private static Map<String, Double> propose(int number, List<Finished> finished) {
    return new SobolSampler()
        .propose(new ProposalRequest(SPACE, Direction.MAXIMIZE, 5, number, finished, List.of()));
  }
}
