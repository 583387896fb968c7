package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InformativeTrialsTest {

  private static final List<Finished> THOUSAND =
      IntStream.range(0, 1000)
          .mapToObj(i -> Finished.scored(i, Map.of("x", (double) i), (i * 37) % 1000))
          .toList();

  @Test
  void areAllWhereTheLimitAllows() {
    assertThat(InformativeTrials.of(Direction.MINIMIZE, THOUSAND, 1000)).isEqualTo(THOUSAND);
  }

  @Test
  void areTheBestTheNewestAndAnEvenChoiceOfTheRest() {
    var chosen = InformativeTrials.of(Direction.MINIMIZE, THOUSAND, 100);
    assertThat(chosen).hasSize(100).isSubsetOf(THOUSAND);
    assertThat(chosen.stream().map(Finished::number)).isSorted();
    for (var trial : THOUSAND) {
      boolean best = Direction.MINIMIZE.loss(trial) < 40;
      if (best || trial.number() >= 980) {
        assertThat(chosen).contains(trial);
      }
    }
    for (int from = 0; from < 900; from += 100) {
      int low = from;
      assertThat(chosen.stream().filter(t -> low <= t.number() && t.number() < low + 100))
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void leaveOutNoneTwiceWhereTheBestAreTheNewest() {
    var rising =
        IntStream.range(0, 60)
            .mapToObj(i -> Finished.scored(i, Map.of("x", (double) i), i))
            .toList();
    var chosen = InformativeTrials.of(Direction.MAXIMIZE, rising, 50);
    assertThat(chosen).hasSize(50).doesNotHaveDuplicates();
    assertThat(chosen).containsAll(rising.subList(30, 60));
  }
}
