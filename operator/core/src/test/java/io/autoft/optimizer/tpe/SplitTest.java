package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.History;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Trial;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"0,0", "1,1", "10,1", "11,2", "100,10", "249,25", "250,25", "1000,25"})
  void countsATenthAsGoodAndAtMostTwentyFive(int n, int good) {
    assertThat(Split.gamma(n)).isEqualTo(good);
  }

  @Test
  void findsTheGoodTrialsOfTheRecordedSearch() {
    var split = Split.of(History.request(History.finished(), List.of()));
    assertThat(numbers(split.below())).containsExactly(1, 10, 27);
    assertThat(split.above()).hasSize(27);
  }

  @Test
  void prefersTheEarlierOfEqualScoresInBothDirections() {
    for (var direction : Direction.values()) {
      var trials = new ArrayList<Finished>();
      for (int i = 19; i >= 0; i--) {
        trials.add(scored(i, .5));
      }
      assertThat(numbers(split(direction, trials, List.of()).below()))
          .as("%s", direction)
          .containsExactly(0, 1);
    }
  }

  @Test
  void keepsBothSetsInTheOrderOfTheNumbers() {
    var finished = IntStream.range(0, 20).mapToObj(i -> scored(2 * i, i)).toList();
    var split = split(Direction.MAXIMIZE, finished, List.of(pending(7), pending(51)));
    assertThat(numbers(split.below())).containsExactly(36, 38);
    assertThat(numbers(split.above())).isSorted().contains(7, 51).hasSize(20);
  }

  @Test
  void takesPendingTrialsForBad() {
    var split = split(Direction.MAXIMIZE, List.of(scored(0, 1)), List.of(pending(1)));
    assertThat(numbers(split.below())).containsExactly(0);
    assertThat(numbers(split.above())).containsExactly(1);
  }

  @Test
  void takesDivergedAndNaNTrialsForBadEvenWhereNothingElseIsThere() {
    for (var direction : Direction.values()) {
      var split =
          split(direction, List.of(Finished.diverged(0, at(.1)), scored(1, Double.NaN)), List.of());
      assertThat(split.below()).as("%s", direction).isEmpty();
      assertThat(numbers(split.above())).containsExactly(0, 1);
    }
  }

  @Test
  void countsDivergedTrialsTowardsTheNumberOfGoodOnes() {
    var finished = new ArrayList<Finished>();
    for (int i = 0; i < 12; i++) {
      finished.add(i < 8 ? Finished.diverged(i, at(.1)) : scored(i, i));
    }
    assertThat(numbers(split(Direction.MAXIMIZE, finished, List.of()).below()))
        .containsExactly(10, 11);
  }

  private static Split split(Direction direction, List<Finished> finished, List<Pending> pending) {
    return Split.of(new ProposalRequest(SPACE, direction, 0, 1000, finished, pending));
  }

  private static Finished scored(int number, double score) {
    return Finished.scored(number, at(.5), score);
  }

  private static Pending pending(int number) {
    return new Pending(number, at(.5));
  }

  private static Map<String, Double> at(double x) {
    return Map.of("x", x);
  }

  private static List<Integer> numbers(List<Trial> trials) {
    return trials.stream().map(Trial::number).toList();
  }
}
