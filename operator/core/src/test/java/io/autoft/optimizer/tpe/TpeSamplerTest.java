package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.History;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TpeSamplerTest {

  private static final SearchSpace LINE =
      SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

  /** Holds on every processor and JVM, or a recorded study could not be recomputed elsewhere. */
  @Test
  void proposesTheRecordedBits() {
    var pending = List.of(new Pending(30, History.point(2e-5, 1e-3, .1)));
    assertThat(new TpeSampler(10).propose(History.request(History.finished(), pending)))
        .isEqualTo(History.point(1.741732738959294E-4, 0.011851049566189447, 0.1627649382528108));
  }

  @Test
  void refusesANegativeNumberOfStartupTrials() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TpeSampler(-1))
        .withMessage("startupTrials is negative: -1");
  }

  @Test
  void proposesAtRandomUntilEnoughTrialsHaveFinished() {
    var pending =
        IntStream.range(50, 60)
            .mapToObj(i -> new Pending(i, History.point(1e-5, 1e-2, i / 100.0)))
            .toList();
    var nine = History.request(History.finished().subList(0, 9), pending);
    assertThat(new TpeSampler(10).propose(nine)).isEqualTo(new RandomSampler().propose(nine));
    var ten = History.request(History.finished().subList(0, 10), pending);
    assertThat(new TpeSampler(10).propose(ten)).isNotEqualTo(new RandomSampler().propose(ten));
  }

  @Test
  void countsDivergedTrialsAsFinished() {
    var trials = new ArrayList<>(History.finished().subList(0, 9));
    trials.add(Finished.diverged(9, History.point(1e-3, 10, 0)));
    var request = History.request(trials, List.of());
    assertThat(new TpeSampler(10).propose(request))
        .isNotEqualTo(new RandomSampler().propose(request));
  }

  @Test
  void proposesWithoutAnyHistory() {
    var request = History.request(List.of(), List.of());
    assertThat(History.SPACE.contains(new TpeSampler(0).propose(request))).isTrue();
  }

  @Test
  void crowdsWhereScoresAreGood() {
    assertThat(shareBetween(.6, .8, bumpAt(.7), List.of())).isGreaterThan(.7);
  }

  @Test
  void keepsAwayFromPendingTrials() {
    var pending = IntStream.range(100, 116).mapToObj(i -> new Pending(i, Map.of("x", .7))).toList();
    double without = shareBetween(.68, .72, bumpAt(.7), List.of());
    assertThat(shareBetween(.68, .72, bumpAt(.7), pending)).isLessThan(without / 2);
  }

  @Test
  void keepsAwayFromWhereTrialsDiverged() {
    var finished = bumpAt(.7);
    double without = shareBetween(.72, 1, finished, List.of());
    for (int i = 0; i < 30; i++) {
      finished.add(Finished.diverged(100 + i, Map.of("x", .72 + i / 110.0)));
    }
    assertThat(shareBetween(.72, 1, finished, List.of())).isLessThan(without / 2);
  }

  @Test
  void treatsNaNAsADivergedTrial() {
    var diverged = bumpAt(.7);
    var scored = bumpAt(.7);
    for (int i = 0; i < 10; i++) {
      diverged.add(Finished.diverged(100 + i, Map.of("x", i / 10.0)));
      scored.add(Finished.scored(100 + i, Map.of("x", i / 10.0), Double.NaN));
    }
    for (int number = 200; number < 220; number++) {
      assertThat(propose(number, scored, List.of()))
          .isEqualTo(propose(number, diverged, List.of()));
    }
  }

  /** Scores of a narrow hill over an even grid. */
  private static List<Finished> bumpAt(double top) {
    var finished = new ArrayList<Finished>();
    for (int i = 0; i < 40; i++) {
      double x = (i + .5) / 40;
      finished.add(Finished.scored(i, Map.of("x", x), -Math.abs(x - top)));
    }
    return finished;
  }

  private static double shareBetween(
      double low, double high, List<Finished> finished, List<Pending> pending) {
    return IntStream.range(1000, 1200)
            .mapToDouble(number -> propose(number, finished, pending))
            .filter(x -> low <= x && x <= high)
            .count()
        / 200.0;
  }

  private static double propose(int number, List<Finished> finished, List<Pending> pending) {
    return new TpeSampler(10)
        .propose(new ProposalRequest(LINE, Direction.MAXIMIZE, 0, number, finished, pending))
        .get("x");
  }
}
