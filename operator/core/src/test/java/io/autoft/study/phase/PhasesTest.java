package io.autoft.study.phase;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.TrainedModel;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhasesTest {

  private static final TrialLog NO_TRIAL = new TrialLog(List.of());

  @Test
  void aStudySearchesAndThenTrains() {
    assertThat(of(STUDY).all())
        .extracting(Phase::stage)
        .containsExactly(Stage.Searching, Stage.Training);
  }

  @Test
  void withoutFinalTrainingItOnlySearches() {
    assertThat(of(STUDY.without("spec.finalTraining")).all())
        .extracting(Phase::stage)
        .containsExactly(Stage.Searching);
  }

  @Test
  void beforeTheFirstTrialNothingIsKnown() {
    assertThat(of(STUDY).winner(NO_TRIAL)).isEmpty();
    assertThat(of(STUDY).trained(NO_TRIAL)).isEmpty();
    assertThat(of(STUDY).all()).noneMatch(phase -> phase.done(NO_TRIAL)).hasSize(2);
  }

  @Test
  void theWinnerIsThatOfTheSearch() {
    var study = new PlannedStudy(STUDY).finish(spec -> spec.number() == 5 ? 0.9 : 0.5);

    assertThat(of(STUDY).winner(study.log()).map(TrialRecord::number)).contains(5);
  }

  @Test
  void theLearnedObjectiveIsTheFirstOfTheTrained() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);
    study.scored(9, 0.6);
    assertThat(names(study)).as("nothing that could be compared").isEmpty();

    study.scored(8, 0.7);
    assertThat(names(study)).containsExactly("AutoFT", "FineTuning");
    assertThat(of(STUDY.without("spec.finalTraining")).trained(study.log())).isEmpty();
  }

  private static List<String> names(PlannedStudy study) {
    return of(STUDY).trained(study.log()).stream().map(TrainedModel::name).toList();
  }

  /** Of a study with six search trials, all of which may be created. */
  private static Phases of(Document document) {
    return Phases.of(
        Studies.study(document),
        Optional.empty(),
        (purpose, log) ->
            Optional.of(new Cause("TrialsSpent", "six"))
                .filter(six -> purpose == TrialPurpose.Search)
                .filter(six -> log.standing(TrialPurpose.Search).count() >= 6));
  }
}
