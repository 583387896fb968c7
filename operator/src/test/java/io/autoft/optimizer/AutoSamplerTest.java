package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
  void goesOnWithAGaussianProcess() {
    for (int number : new int[] {10, 50}) {
      var request = request(SMALL, number);
      assertThat(new AutoSampler(10).propose(request))
          .isEqualTo(new GpSampler(10).propose(request));
    }
  }

  @Test
  void modelsDensitiesOfALongHistory() {
    var request = request(SMALL, 301);
    assertThat(new AutoSampler(10).propose(request)).isEqualTo(new TpeSampler(10).propose(request));
  }

  @Test
  void evolvesWhereThereAreManyDimensions() {
    var request = request(LAYERS, 301);
    assertThat(new AutoSampler(10).propose(request))
        .isEqualTo(new CmaEsSampler(10).propose(request));
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
