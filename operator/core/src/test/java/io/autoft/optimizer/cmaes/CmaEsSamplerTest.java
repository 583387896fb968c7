package io.autoft.optimizer.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.History;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.sobol.StartupSampler;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmaEsSamplerTest {

  private static final SearchSpace CUBE = cube(10);

  @Test
  void refusesANegativeNumberOfStartupTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CmaEsSampler(-1))
        .withMessage("startupTrials is negative: -1");
  }

  @Test
  void coversTheSpaceEvenlyUntilEnoughTrialsHaveFinished() {
    var nine = History.request(History.finished().subList(0, 9), List.of());
    assertThat(new CmaEsSampler(10).propose(nine)).isEqualTo(new StartupSampler().propose(nine));
  }

  /** However many workers, from 0.4 at the centre; 64 workers see ten generations in 600 trials. */
  @ParameterizedTest
  @CsvSource({"1,1e-3", "16,5e-3", "64,0.1"})
  void comesNearTheBottomOfABowl(int workers, double near) {
    var finished = search(new CmaEsSampler(0), CUBE, workers, 600, CmaEsSamplerTest::bowl);
    double best = finished.stream().mapToDouble(Direction.MINIMIZE::loss).min().orElseThrow();
    assertThat(best).isLessThan(near);
  }

  @Test
  void comesNearTheBottomInAHundredDimensions() {
    var finished = search(new CmaEsSampler(0), cube(100), 1, 500, CmaEsSamplerTest::bowl);
    double best = finished.stream().mapToDouble(Direction.MINIMIZE::loss).min().orElseThrow();
    // 4 at the centre, where it begins.
    assertThat(best).isLessThan(2);
  }

  /** Late results of one worker out of five add to their own generation. */
  @Test
  void acceptsResultsInAnyOrder() {
    var finished = search(new CmaEsSampler(0), CUBE, 5, 400, CmaEsSamplerTest::bowl);
    var request = new ProposalRequest(CUBE, Direction.MINIMIZE, 0, 400, finished, List.of());
    var ordered = new ArrayList<>(finished);
    ordered.sort(Comparator.comparingInt(Finished::number));
    assertThat(new CmaEsSampler(0).propose(request))
        .isEqualTo(
            new CmaEsSampler(0)
                .propose(
                    new ProposalRequest(CUBE, Direction.MINIMIZE, 0, 400, ordered, List.of())));
  }

  @Test
  void doesNotFreezeWholeNumbersAndCategories() {
    var space =
        SearchSpace.of(
            new CategoricalParameter("batch", 3),
            new IntegerParameter("layers", 1, 12, Scale.LINEAR),
            new FloatParameter("x", 0, 1, Scale.LINEAR));
    var finished =
        search(
            new CmaEsSampler(0),
            space,
            1,
            300,
            point ->
                Math.abs(point.get("layers") - 9)
                    + (point.get("batch") == 2 ? 0 : 3)
                    + Math.abs(point.get("x") - 0.2));
    var late = finished.subList(200, 300);
    assertThat(late.stream().filter(trial -> trial.parameters().get("layers") == 9))
        .hasSizeGreaterThan(50);
    assertThat(late.stream().filter(trial -> trial.parameters().get("batch") == 2))
        .hasSizeGreaterThan(50);
    var others = new HashSet<Double>();
    late.forEach(trial -> others.add(trial.parameters().get("layers")));
    assertThat(others).hasSizeGreaterThan(1);
  }

  private static double bowl(Map<String, Double> point) {
    return point.values().stream().mapToDouble(x -> (x - 0.3) * (x - 0.3)).sum();
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> (Parameter) new FloatParameter("x" + i, 0, 1, Scale.LINEAR))
            .toList());
  }

  /** Workers end in an order by chance; in the order in which they ended. */
  private static List<Finished> search(
      Sampler sampler,
      SearchSpace space,
      int workers,
      int trials,
      ToDoubleFunction<Map<String, Double>> function) {
    var random = new Random(workers);
    var finished = new ArrayList<Finished>();
    var pending = new ArrayList<Pending>();
    for (int number = 0; number < trials; number++) {
      var request = new ProposalRequest(space, Direction.MINIMIZE, 0, number, finished, pending);
      pending.add(new Pending(number, sampler.propose(request)));
      if (pending.size() == workers) {
        var trial = pending.remove(random.nextInt(workers));
        finished.add(
            Finished.scored(
                trial.number(), trial.parameters(), function.applyAsDouble(trial.parameters())));
      }
    }
    return finished;
  }
}
