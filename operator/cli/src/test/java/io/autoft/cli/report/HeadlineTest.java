package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  @Test
  void isWhatTheTestsSay() {
    var study =
        new ReportedStudy(STUDY)
            .run(spec -> spec.baseline() == BaselineName.FineTuning ? 0.5 : 0.7);

    assertThat(headline(study).sentence())
        .matches(
            "On the mean of 1 shift, AutoFT: better than FineTuning by 20\\.0 points"
                + " \\(95 % interval \\+1\\d\\.\\d to \\+2\\d\\.\\d\\)\\.");
    var remarks = headline(study).remarks();
    assertThat(remarks).hasSize(2);
    assertThat(remarks.get(0))
        .matches(
            "The checkpoint holds the mixture of that model with the pretrained one \\(WiSE-FT\\)\\."
                + " Beside the strongest baseline, mixed likewise, it is: better than FineTuning by"
                + " 20\\.0 points \\(95 % interval \\+1\\d\\.\\d to \\+2\\d\\.\\d\\)\\.");
    assertThat(remarks.get(1)).startsWith("The difference is that of one training each:");
  }

  /** A gain over a weak baseline is none where another does as well. */
  @Test
  void isAboutTheStrongestBaseline() {
    var document = STUDY.with("spec.finalTraining.compare", "[FineTuning, FLYP, ZeroShot]");
    var study =
        new ReportedStudy(document).run(spec -> spec.baseline() == BaselineName.FLYP ? 0.7 : 0.5);

    assertThat(headline(study).sentence())
        .startsWith(
            "On the mean of 1 shift, AutoFT beside FLYP, the strongest of 3 baselines there: worse"
                + " than FLYP by ");
    assertThat(headline(study).remarks().get(0)).contains("it is: worse than FLYP by ");
  }

  @Test
  void saysNothingOfAMixtureWhereThereIsNone() {
    var study =
        new ReportedStudy(STUDY.with("spec.finalTraining.ensembling", "None")).run(spec -> 0.7);

    assertThat(headline(study).remarks())
        .singleElement()
        .asString()
        .startsWith("The difference is that of one training each:");
  }

  @Test
  void saysWhereThereIsNoDifference() {
    assertThat(headline(new ReportedStudy(STUDY).run(spec -> 0.7)).sentence())
        .startsWith("On the mean of 1 shift, AutoFT: no significant difference to FineTuning:");
  }

  @Test
  void isWhatFreshSeedsSayWithoutTests() {
    var study =
        new ReportedStudy(
                STUDY
                    .with("spec.finalTraining", "null")
                    .with("spec.confirmation", "{candidates: 2, repeats: 3}"))
            .run(spec -> spec.baseline() == null ? 0.5 : 0.7);

    assertThat(headline(study).sentence())
        .startsWith("On the OOD validation set, over 3 fresh seeds, AutoFT: worse than ")
        .contains("95 % interval");
  }

  /** Which does not count as evidence. */
  @Test
  void isTheBestScoreWhileThereIsNothingElse() {
    var study =
        new ReportedStudy(STUDY.with("spec.finalTraining", "null"))
            .run(spec -> spec.purpose() == TrialPurpose.Baseline ? 0.5 : 0.7);

    assertThat(headline(study).sentence())
        .startsWith(
            "The best of 6 scores on the OOD validation set is 70.0 % (standard error 2.0); better"
                + " than ")
        .endsWith("not corrected for being the best of 6.");
  }

  @Test
  void saysThatAStudyHasNotEnded() {
    var study = new ReportedStudy(STUDY);
    study.plan();

    assertThat(headline(study).sentence())
        .isEqualTo("No trial has a score yet; the stage is Searching.");
    assertThat(headline(study).remarks())
        .containsExactly("The study has not ended: its stage is Searching, with 0/6 trials done.");
  }

  @Test
  void saysWhyAStudyHasFailed() {
    var study = new ReportedStudy(STUDY);
    study.plan();
    while (!study.unfinished().isEmpty()) {
      study.unfinished().forEach(study::failed);
      study.plan();
    }

    assertThat(headline(study).remarks())
        .singleElement()
        .asString()
        .startsWith("The study has failed: ");
  }

  private static Headline headline(ReportedStudy study) {
    return new Headline(study.facts());
  }
}
