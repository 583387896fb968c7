package io.autoft.optimizer.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.StartupSampler;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.optimizer.tpe.TpeSampler;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutoSamplerTest {

  private static final SearchSpace SMALL = numbers(3);
  private static final SearchSpace LAYERS = numbers(95);

  @Test
  void refusesANegativeNumberOfStartupTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AutoSampler(-1))
        .withMessage("startupTrials is negative: -1");
  }

  @Test
  void beginsWithTheCentreAndAnEvenCover() {
    for (int number = 0; number < 10; number++) {
      var request = request(SMALL, number);
      assertThat(new AutoSampler(10).propose(request))
          .isEqualTo(new StartupSampler().propose(request));
    }
  }

  @Test
  void letsThreeSamplersTakeTurns() {
    var samplers = List.of(new GpSampler(10), new CmaEsSampler(10), new TpeSampler(10));
    for (int number : new int[] {10, 11, 12, 51, 52, 53, 300}) {
      var request = request(SMALL, number);
      assertThat(new AutoSampler(10).propose(request))
          .isEqualTo(samplers.get(number % 3).propose(request));
    }
  }

  @Test
  void leavesManyTrialsAtOnceToTheGaussianProcess() {
    for (int number : new int[] {70, 71, 72}) {
      var seven = withPending(request(SMALL, 50), number, 7);
      assertThat(new AutoSampler(10).propose(seven).equals(new GpSampler(10).propose(seven)))
          .isEqualTo(number % 3 == 0);
      var eight = withPending(request(SMALL, 50), number, 8);
      assertThat(new AutoSampler(10).propose(eight)).isEqualTo(new GpSampler(10).propose(eight));
    }
  }

  @Test
  void coversTheSpaceEvenlyWhoseTurnEverItIsUntilEnoughHaveFinished() {
    var request = request(SMALL, 9);
    var later =
        new ProposalRequest(SMALL, Direction.MINIMIZE, 1, 14, request.finished(), List.of());
    assertThat(new AutoSampler(10).propose(later)).isEqualTo(new StartupSampler().propose(later));
  }

  @Test
  void modelsDensitiesOfALongHistory() {
    var request = request(SMALL, 301);
    assertThat(new AutoSampler(10).propose(request)).isEqualTo(new TpeSampler(10).propose(request));
  }

  @Test
  void evolvesWhereThereAreManyDimensions() {
    var request = request(LAYERS, 302);
    assertThat(new AutoSampler(10).propose(request))
        .isEqualTo(new CmaEsSampler(10).propose(request));
  }

  /** A request for a later trial while some others run. */
  private static ProposalRequest withPending(ProposalRequest request, int number, int pending) {
    var running =
        IntStream.range(0, pending)
            .mapToObj(i -> new Pending(50 + i, Map.of("x0", i / 8.0, "x1", 0.2, "x2", 0.7)))
            .toList();
    return new ProposalRequest(
        request.space(), Direction.MINIMIZE, 1, number, request.finished(), running);
  }

  private static SearchSpace numbers(int size) {
    return new SearchSpace(
        IntStream.range(0, size)
            .mapToObj(i -> (Parameter) new FloatParameter("x" + i, 0, 1, Scale.LINEAR))
            .toList());
  }

  /** After as many trials, at random points. */
  private static ProposalRequest request(SearchSpace space, int number) {
    var finished =
        IntStream.range(0, number)
            .mapToObj(
                i -> {
                  var empty =
                      new ProposalRequest(space, Direction.MINIMIZE, 1, i, List.of(), List.of());
                  var point = new RandomSampler().propose(empty);
                  return Finished.scored(i, point, Math.abs(point.get("x0") - 0.3));
                })
            .toList();
    return new ProposalRequest(space, Direction.MINIMIZE, 1, number, finished, List.of());
  }
}
