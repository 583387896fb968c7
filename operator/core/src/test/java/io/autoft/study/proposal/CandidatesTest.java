package io.autoft.study.proposal;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Document;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The standard error of every score here is 0.01. */
class CandidatesTest {

  @Test
  void aLuckyScoreAmongBadNeighboursComesAfterAGoodOneAmongGoodOnes() {
    var trials = new ArrayList<TrialRecord>();
    IntStream.range(0, 10).forEach(i -> trials.add(trial(i, 4.0e-4 + 1.0e-6 * i, 0.60)));
    IntStream.range(10, 20).forEach(i -> trials.add(trial(i, 1.0e-2 + 1.0e-5 * i, 0.63)));
    trials.add(trial(20, 4.0e-4, 0.637));
    trials.add(trial(21, 1.0e-2, 0.635));

    assertThat(numbers(STUDY, trials)).startsWith(21).doesNotContainSequence(20, 21);
    assertThat(numbers(STUDY, trials).indexOf(20))
        .as("its score counts for little")
        .isGreaterThan(5);
  }

  /** Which trials are alike, the values of the blocks say. */
  @Test
  void theValuesOfEachGroupOfLayersTellNeighboursApart() {
    var trials = new ArrayList<TrialRecord>();
    IntStream.range(0, 10).forEach(i -> trials.add(layerwise(i, 1.0e-3 * (1 + i), 0.60)));
    IntStream.range(10, 20).forEach(i -> trials.add(layerwise(i, 1.0 + 0.1 * i, 0.63)));
    trials.add(layerwise(20, 1.0e-3, 0.637));
    trials.add(layerwise(21, 1.0, 0.635));
    var study = STUDY.with("spec.search.layerwise", "Regularizers");

    assertThat(numbers(study, trials)).startsWith(21).doesNotContainSequence(20, 21);
    assertThat(numbers(study, trials).indexOf(20)).isGreaterThan(5);
  }

  /** The learning rate has no part in these scores. */
  @Test
  void whereNeighboursTellNothingTheOrderIsThatOfTheScores() {
    var trials =
        IntStream.range(0, 20)
            .mapToObj(i -> trial(i, 4.0e-4 + 1.0e-4 * i, 0.5 + 0.01 * (i * 7 % 20)))
            .toList();

    assertThat(numbers(STUDY, trials)).startsWith(17, 14, 11, 8, 5, 2, 19);
  }

  @Test
  void aCrossEntropyIsBetterWhenLower() {
    var trials = List.of(trial(0, 1.0e-3, 1.5), trial(1, 1.0e-2, 1.2), trial(2, 5.0e-3, 1.3));

    assertThat(numbers(STUDY.with("spec.objective.metric", "CrossEntropy"), trials))
        .containsExactly(1, 2, 0);
  }

  @Test
  void ofEqualsTheEarlierComesFirst() {
    var trials = List.of(trial(0, 1.0e-3, 0.5), trial(1, 1.0e-2, 0.5), trial(2, 5.0e-3, 0.5));

    assertThat(numbers(STUDY, trials)).containsExactly(0, 1, 2);
  }

  @Test
  void trialsWithoutAScoreAndBeyondTheBoundsAreNoObstacle() {
    var trials =
        List.of(
            Trials.diverged(trial(0, 1.0e-3, 0).spec()),
            trial(1, 0, 0.6),
            trial(2, 1.0, 0.7),
            trial(3, 1.0e-3, 0.5));

    assertThat(numbers(STUDY, trials)).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(numbers(STUDY, List.of())).isEmpty();
  }

  private static List<Integer> numbers(Document study, List<TrialRecord> trials) {
    return Candidates.of(spec(study), new TrialLog(trials)).stream()
        .map(TrialRecord::number)
        .toList();
  }

  private static TrialRecord layerwise(int number, double ofBlocks, double score) {
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    for (var group : List.of("block.0", "block.1", "block.2")) {
      parameters.put("weight.L2Distance/" + group, ofBlocks);
    }
    var spec = TrialSpecs.of(number, TrialPurpose.Search, null, parameters);
    return Trials.scored(spec, score, List.of("block.0-2"));
  }

  private static TrialRecord trial(int number, double learningRate, double score) {
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    parameters.put("learningRate", learningRate);
    return Trials.scored(TrialSpecs.of(number, TrialPurpose.Search, null, parameters), score);
  }
}
