package io.autoft.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The files of a study are written once for each of its results. */
class StudyFilesTest {

  @Test
  void aCompleteStudyLeavesItsObjectiveAndItsResult() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5 + 0.01 * spec.number());
    assertThat(study.files()).as("before there is a result").isEmpty();

    study.finish();
    assertThat(study.files()).hasSize(1);
    var files = study.files().get(0);
    assertThat(files.folder()).isEqualTo("wildlife-objective");
    assertThat(files.version()).isEqualTo("wildlife-0007");
    assertThat(files.texts()).containsOnlyKeys("hparams.json", "result.txt");
    assertThat(files.texts().get("hparams.json"))
        .contains("\"lr\" : " + study.spec(7).parameters().get("learningRate"));
    assertThat(files.texts().get("result.txt")).startsWith("Best trial: wildlife-0007,");
  }

  @Test
  void theObjectiveSaysThatItsTermsOverTheParametersAreSummed() {
    var summed = new PlannedStudy(STUDY.with("spec.objective.parameterTerms", "Sum")).finish();
    var mean = new PlannedStudy(STUDY).finish();

    assertThat(hparams(summed)).contains("\"parameterTerms\" : \"Sum\"");
    assertThat(hparams(mean)).doesNotContain("parameterTerms");
  }

  @Test
  void theyAreWrittenOnce() {
    var study = new PlannedStudy(STUDY).finish();

    study.plan();
    study.plan();
    assertThat(study.files()).hasSize(1);
    assertThat(study.look().files()).isEmpty();
  }

  @Test
  void theyAreWrittenAgainIfTheyHaveNotBeen() {
    var study = new PlannedStudy(STUDY).search(spec -> 0.5);
    study.scored(8, 0.5).scored(9, 0.5);

    assertThat(study.look().files()).as("and the operator dies").hasSize(1);
    study.plan();
    assertThat(study.files()).hasSize(1);
  }

  @Test
  void anotherResultIsWrittenToo() {
    var study = new PlannedStudy(STUDY).finish();

    study.change("spec.budget.trials", "8").plan();
    assertThat(study.files()).as("while it goes on").hasSize(1);
    study.finish();
    assertThat(study.files())
        .extracting(StudyFiles::version)
        .containsExactly("wildlife-0007", "wildlife-0011");
  }

  @Test
  void theSameResultAmongMoreScoresIsWrittenAnew() {
    var study = new PlannedStudy(STUDY).finish(spec -> 0.9 - 0.01 * spec.number());
    var result = study.result();

    study.change("spec.budget.trials", "8").finish(spec -> 0.9 - 0.01 * spec.number());
    assertThat(study.result()).isEqualTo(result);
    assertThat(study.files())
        .extracting(files -> files.texts().get("result.txt"))
        .satisfiesExactly(
            text -> assertThat(text).contains("The best of 6 scores "),
            text -> assertThat(text).contains("The best of 8 scores "));
    assertThat(study.look().files()).isEmpty();
  }

  @Test
  void aFailedStudyLeavesNone() {
    assertThat(new PlannedStudy(STUDY).diverge().files()).isEmpty();
  }

  @Test
  void whatEarlierStudiesScoredIsWrittenOnceAndFirst() {
    var warmStart = "{studies: [earlier]}";
    var study =
        new PlannedStudy(STUDY.with("spec.search.warmStart", warmStart))
            .besides("earlier", new PlannedStudy(STUDY).finish())
            .finish();

    assertThat(study.files())
        .extracting(StudyFiles::folder)
        .containsExactly("wildlife-warm-start", "wildlife-objective");
    assertThat(study.files().get(0).version()).isEqualTo(study.state().study().digest());
    assertThat(study.files().get(0).texts()).containsOnlyKeys("history.csv");
  }

  @Test
  void theTextsAreCopied() {
    var texts = new HashMap<>(Map.of("a", "1"));
    var files = new StudyFiles("folder", "version", texts);
    texts.put("b", "2");

    assertThat(files.texts()).containsOnlyKeys("a");
  }

  private static String hparams(PlannedStudy study) {
    return study.files().get(0).texts().get("hparams.json");
  }
}
