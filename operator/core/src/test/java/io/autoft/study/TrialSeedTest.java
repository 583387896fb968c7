package io.autoft.study;

import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.study.proposal.Seeds;
import org.junit.jupiter.api.Test;

class TrialSeedTest {

  @Test
  void everyTrialHasASeedOfItsOwn() {
    var study = finished("PerTrial");

    assertThat(study.log().of(Search).map(e -> e.spec().seed())).doesNotHaveDuplicates();
    assertThat(study.spec(2).seed()).isEqualTo(Seeds.SEARCH.seed(7, 2));
  }

  @Test
  void aFixedSeedIsThatOfTheBaselines() {
    var study = finished("Fixed");

    assertThat(study.log().of(Search).map(e -> e.spec().seed()))
        .hasSize(6)
        .containsOnly(study.spec(0).seed());
    assertThat(study.spec(2).parameters()).doesNotContainKey("seed");
  }

  @Test
  void aSearchedSeedIsAParameterAndTheSeed() {
    var study = finished("Searched");

    assertThat(study.specs())
        .filteredOn(trial -> trial.purpose() == Search)
        .hasSize(6)
        .allSatisfy(
            trial ->
                assertThat(trial.parameters().get("seed"))
                    .isEqualTo((double) trial.seed())
                    .isBetween(0.0, 100.0))
        .extracting(AutoFTTrialSpec::seed)
        .satisfies(seeds -> assertThat(seeds.stream().distinct().count()).isGreaterThan(3));
  }

  @Test
  void finalTrainingsSeeTheSameBatchesWhateverSeedWon() {
    var study = finished("Searched");

    assertThat(study.log().of(FinalTraining).map(e -> e.spec().seed()))
        .hasSize(2)
        .containsOnly(Seeds.FINAL_TRAINING.seed(7, 0));
  }

  private static PlannedStudy finished(String trialSeed) {
    return new PlannedStudy(STUDY.with("spec.search.trialSeed", trialSeed)).finish();
  }
}
