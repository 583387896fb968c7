package io.autoft.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Sampling;
import io.autoft.trainer.failure.TrialFailure;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubsampleTest {

  /** 600 of class 0, 300 of class 1, 90 of class 2, 10 of class 3. */
  private static final int[] LABELS =
      IntStream.range(0, 1000).map(i -> i < 600 ? 0 : i < 900 ? 1 : i < 990 ? 2 : 3).toArray();

  @Test
  void takesAllInTheirOrderUnlessAskedForLess() throws TrialFailure {
    assertThat(choice(Sampling.Random, 0, 0, 1)).isEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(choice(Sampling.ClassBalanced, 5000, 0, 1)).hasSize(1000);
  }

  @Test
  void balancesTheClassesAsFarAsTheyGo() throws TrialFailure {
    assertThat(counts(choice(Sampling.ClassBalanced, 40, 0, 1))).containsExactly(10, 10, 10, 10);
    assertThat(counts(choice(Sampling.ClassBalanced, 100, 0, 1))).containsExactly(30, 30, 30, 10);
    assertThat(counts(choice(Sampling.ClassBalanced, 500, 0, 1))).containsExactly(200, 200, 90, 10);
  }

  @Test
  void takesFewOfEachClass() throws TrialFailure {
    assertThat(counts(choice(Sampling.Random, 0, 16, 1))).containsExactly(16, 16, 16, 10);
    assertThat(counts(choice(Sampling.Random, 0, 1, 1))).containsExactly(1, 1, 1, 1);
    assertThat(choice(Sampling.Random, 20, 16, 1)).hasSize(20);
    assertThat(counts(choice(Sampling.ClassBalanced, 8, 16, 1))).containsExactly(2, 2, 2, 2);
  }

  @ParameterizedTest
  @EnumSource
  void containsEverySmallerChoice(Sampling sampling) throws TrialFailure {
    var before = new int[0];
    for (int size = 1; size <= 1000; size += 37) {
      var choice = choice(sampling, size, 0, 9);
      assertThat(choice).isSorted().doesNotHaveDuplicates().hasSize(size);
      assertThat(IntStream.of(choice).boxed()).containsAll(IntStream.of(before).boxed().toList());
      before = choice;
    }
    assertThat(choice(sampling, 0, 8, 9)).contains(choice(sampling, 0, 4, 9));
  }

  @ParameterizedTest
  @EnumSource
  void followsFromTheSeed(Sampling sampling) throws TrialFailure {
    assertThat(choice(sampling, 50, 0, 3)).isEqualTo(choice(sampling, 50, 0, 3));
    assertThat(choice(sampling, 50, 0, 3)).isNotEqualTo(choice(sampling, 50, 0, 4));
  }

  /** A later version must choose the same, or trials of one study would not be comparable. */
  @Test
  void isTheSameOnEveryJavaAndInEveryVersion() throws TrialFailure {
    assertThat(choice(Sampling.Random, 5, 0, 7)).containsExactly(17, 389, 454, 584, 900);
    assertThat(choice(Sampling.ClassBalanced, 5, 0, 7)).containsExactly(17, 389, 873, 900, 999);
    assertThat(Subsample.checksum(new int[] {1, 2, 3})).isEqualTo(0xbc2c4fb9);
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(() -> Subsample.of(LABELS, config(Sampling.Random, -1, 0), 0))
        .hasMessage("set.maxExamples is -1; allowed is 1 or more");
    assertThatThrownBy(() -> Subsample.of(LABELS, config(Sampling.Random, 0, -1), 0))
        .hasMessage("set.examplesPerClass is -1; allowed is 1 or more");
  }

  private static int[] counts(int[] choice) {
    var counts = new int[4];
    IntStream.of(choice).forEach(i -> counts[LABELS[i]]++);
    return counts;
  }

  private static int[] choice(Sampling sampling, int most, int perClass, long seed)
      throws TrialFailure {
    return Subsample.of(LABELS, config(sampling, most, perClass), seed);
  }

  /** With 0 for no bound. */
  private static DataSetConfig config(Sampling sampling, int most, int perClass) {
    return new DataSetConfig(
        "set",
        "demo://shapes",
        null,
        null,
        null,
        null,
        most == 0 ? Optional.empty() : Optional.of(most),
        perClass == 0 ? Optional.empty() : Optional.of(perClass),
        sampling,
        null,
        null);
  }
}
