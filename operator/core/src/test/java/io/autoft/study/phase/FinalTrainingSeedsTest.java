package io.autoft.study.phase;

import static io.autoft.api.v1alpha1.BaselineName.FineTuning;
import static io.autoft.api.v1alpha1.BaselineName.ZeroShot;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.TestScore;
import io.autoft.study.PlannedStudy;
import io.autoft.study.proposal.Seeds;
import io.autoft.testing.Trials;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Final trainings with {@code finalTraining.seeds} above 1. */
class FinalTrainingSeedsTest {

  @Test
  void everyModelIsTrainedWithTheSameSeedsAndWhatIsNotTrainedOnce() {
    var study =
        new PlannedStudy(
                STUDY
                    .with("spec.finalTraining.seeds", "3")
                    .with("spec.finalTraining.compare", "[ZeroShot, FineTuning]")
                    .with("spec.parallelism", "8"))
            .search(spec -> 0.5);

    assertThat(study.unfinished()).containsExactly(8, 9, 10, 11, 12, 13, 14);
    assertThat(IntStream.rangeClosed(8, 14).mapToObj(n -> study.spec(n).baseline()))
        .containsExactly(null, ZeroShot, FineTuning, null, FineTuning, null, FineTuning);
    var seeds = IntStream.range(0, 3).mapToObj(i -> Seeds.FINAL_TRAINING.seed(7, i)).toList();
    assertThat(Stream.of(8, 11, 13).map(n -> study.spec(n).seed()).toList()).isEqualTo(seeds);
    assertThat(Stream.of(10, 12, 14).map(n -> study.spec(n).seed()).toList()).isEqualTo(seeds);
    assertThat(study.spec(8).seed()).as("that of a single training").isEqualTo(6204229288792241L);
  }

  @Test
  void theResultHasTheMeansOverTheSeedsAndTheBestOnValidation() {
    var study =
        new PlannedStudy(
                STUDY
                    .with("spec.finalTraining.seeds", "2")
                    .with("spec.finalTraining.selectOn", "OodValidation"))
            .search(spec -> 0.5);
    study.plan();
    tested(study, 8, 0.7, 0.5);
    tested(study, 9, 0.6, 0.41);
    study.plan();
    tested(study, 10, 0.8, 0.7);
    study.diverged(11).plan();

    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    var learned = study.result().finalTrainings().get(0);
    assertThat(learned.trial()).isEqualTo("wildlife-0010");
    assertThat(learned.seeds()).isEqualTo(2);
    assertThat(learned.score()).isEqualTo(0.75, within(1e-15));
    assertThat(learned.deviation()).isEqualTo(0.0707);
    var test = learned.tests().get(0);
    assertThat(test.value()).isEqualTo(0.6, within(1e-15));
    assertThat(test.standardError()).isEqualTo(Math.sqrt(0.02 * 0.02 + 0.01), within(1e-12));
    assertThat(test.deviation()).isEqualTo(0.141);
    assertThat(test.examples()).isEqualTo(600);
    var other = study.result().finalTrainings().get(1);
    assertThat(other.seeds()).as("the other diverged").isNull();
    assertThat(other.tests()).containsExactly(test("outlined", 0.41));
    var comparison = study.result().comparisons().get(0);
    assertThat(comparison.seeds()).as("the one seed that both have").isNull();
    assertThat(comparison.difference()).isEqualTo(0.5 - 0.41, within(1e-15));
  }

  @Test
  void oneSeedThatDivergesIsLeftOutOfTheMean() {
    var study = new PlannedStudy(STUDY.with("spec.finalTraining.seeds", "2")).search(spec -> 0.5);

    study.diverged(8).scored(9, 0.5).plan();
    assertThat(study.findings().stage()).isEqualTo(Stage.Training);
    study.scored(10, 0.6).scored(11, 0.5).plan();

    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.result().finalTrainings().get(0).trial()).isEqualTo("wildlife-0010");
  }

  private static void tested(PlannedStudy study, int number, double score, double outlined) {
    study.set(
        number,
        t -> Trials.tested(t.spec(), score, List.of(test("outlined", outlined)), Optional.empty()));
  }

  private static TestScore test(String name, double value) {
    return new TestScore(name, value, 0.02, 600, null, null);
  }
}
