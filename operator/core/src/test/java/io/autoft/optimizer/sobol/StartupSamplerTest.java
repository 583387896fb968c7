package io.autoft.optimizer.sobol;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupSamplerTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(
          new CategoricalParameter("batch", 3),
          new FloatParameter("decay", 0, 1, Scale.LINEAR),
          new IntegerParameter("layers", 1, 12, Scale.LINEAR),
          new FloatParameter("rate", 1e-6, 1e-2, Scale.LOG));

  @Test
  void beginsInTheMiddleOfEachCoordinate() {
    var first = new StartupSampler().propose(request(0, List.of()));
    assertThat(first).containsEntry("batch", 1.0).containsEntry("decay", 0.5);
    assertThat(first.get("layers")).isBetween(6.0, 7.0);
    assertThat(first.get("rate")).isBetween(0.99e-4, 1.01e-4);
  }

  @Test
  void goesOnEvenly() {
    for (int number = 1; number < 20; number++) {
      var request = request(number, List.of());
      assertThat(new StartupSampler().propose(request))
          .isEqualTo(new SobolSampler().propose(request));
    }
  }

  @Test
  void doesNotRepeatTheCentre() {
    var centre = List.of(Finished.scored(7, StartupSampler.centre(SPACE), 1));
    assertThat(new StartupSampler().propose(request(0, centre)))
        .isEqualTo(new SobolSampler().propose(request(0, centre)));
  }

  private static ProposalRequest request(int number, List<Finished> finished) {
    return new ProposalRequest(SPACE, Direction.MAXIMIZE, 3, number, finished, List.of());
  }
}
