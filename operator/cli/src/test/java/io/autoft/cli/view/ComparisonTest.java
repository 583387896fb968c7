package io.autoft.cli.view;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.report.ReportedStudy;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Resamples;
import io.autoft.status.ConditionSet;
import io.autoft.status.TrialRun;
import io.autoft.status.TrialStatusView;
import io.autoft.testing.Document;
import io.autoft.testing.TrialSpecs;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialResult;
import io.autoft.trial.TrialUsage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Document OTHER_SEED = STUDY.with("spec.search.seed", "8");
  private static final Document OTHER_LOSSES =
      STUDY.with("spec.objective.losses", "[CrossEntropy, Hinge]");

  private static final Document CONFIRMED =
      STUDY.with("spec.confirmation", "{candidates: 2, repeats: 3}");

  @Test
  void theFirstIsTakenAgainstEachOther() {
    var text =
        new Comparison(
                List.of(
                    study("all", STUDY, 0.75),
                    study("fewer", OTHER_LOSSES, 0.70),
                    study("again", STUDY, 0.75)))
            .text();

    assertThat(text.lines())
        .anyMatch(
            line ->
                line.matches(
                    " +best score +75\\.0 \\(1\\.0\\) +70\\.0 \\(1\\.0\\) +75\\.0 \\(1\\.0\\)"
                        + " +\\+5\\.0 \\(\\+5\\.0 to \\+5\\.0\\) +\\+0\\.0 \\(.*\\)"))
        .anyMatch(
            line -> line.matches(" +objective\\.losses +CrossEntropy, Hinge, L2Distance +Cross.*"))
        .noneMatch(line -> line.startsWith("warning"));
  }

  @Test
  void whatIsNotComparableIsNotSubtracted() {
    var text =
        new Comparison(List.of(study("one", STUDY, 0.75), study("other", OTHER_SEED, 0.70))).text();

    assertThat(text.lines())
        .anyMatch(line -> line.startsWith("warning: one and other differ in search.seed: "))
        .anyMatch(line -> line.matches(" +best score +75\\.0 \\(1\\.0\\) +70\\.0 \\(1\\.0\\)"));
  }

  /** Of studies with confirmation and final trainings. */
  @Test
  void eachHasItsObjectiveAndWhatItGains() {
    var text =
        new Comparison(
                List.of(
                    reported("all", CONFIRMED),
                    reported(
                        "fewer", CONFIRMED.with("spec.objective.losses", "[CrossEntropy, Hinge]"))))
            .text();

    assertThat(text.lines())
        .noneMatch(line -> line.startsWith("warning"))
        .anyMatch(line -> line.matches(" +weight\\.Hinge +[\\d.e-]+ +[\\d.e-]+"))
        .anyMatch(line -> line.matches(" +weight\\.L2Distance +[\\d.e-]+ +-"))
        .containsSubsequence("  learned objective", "  gain over fresh seeds, against")
        .containsSubsequence("  gain on the tests' mean, against", "  score on the tests")
        .filteredOn(line -> line.matches(" +FineTuning( +\\+[\\d.]+ \\(\\S+ to \\S+\\)){2}"))
        .as("confirmed and tested")
        .hasSize(2);
    assertThat(text.lines())
        .anyMatch(
            line ->
                line.matches(
                    " +outlined +70\\.0 \\(2\\.0\\) +70\\.0 \\(2\\.0\\) +\\+0\\.0 \\(-5\\.5 to \\+5\\.5\\)"));
  }

  /** Of lists the names, unless those are the same. */
  @Test
  void settingsThatDifferAreShown() {
    var text =
        new Comparison(
                List.of(
                    study("one", STUDY.with("spec.confirmation", "{candidates: 2}"), 0.75),
                    study("two", STUDY.with("spec.data.tests.0.split", "noisy"), 0.70)))
            .text();

    assertThat(text.lines())
        .anyMatch(line -> line.matches(" +confirmation\\.candidates +2 +-"))
        .anyMatch(line -> line.matches(" +data\\.tests +\\[\\{.*outlined\"}] +\\[\\{.*noisy\"}]"))
        .noneMatch(line -> line.contains("innerSteps"));
  }

  /** The first may be like both. */
  @Test
  void anyTwoThatDifferAreWarnedOf() {
    var text =
        new Comparison(
                List.of(
                    study("one", STUDY, 0.75),
                    study("two", OTHER_SEED, 0.70),
                    study("three", STUDY.with("spec.trainer.image", "trainer:2"), 0.70)))
            .text();

    assertThat(text.lines().filter(line -> line.startsWith("warning")))
        .hasSize(4)
        .anyMatch(line -> line.startsWith("warning: two and three differ in trainer.image: "));
  }

  @Test
  void aStudyThatHasNotBegunHasNothing() {
    var status = Optional.of(Document.of("{conditions: []}").as(AutoFTStudyStatus.class));
    var stored = new StoredStudy("wildlife", 1, "1.2.3", STUDY.at("spec"), status);
    var stalled = new ComparedStudy("stalled", stored, List.of());
    var text = new Comparison(List.of(study("one", STUDY, 0.75), stalled)).text();

    assertThat(text.lines())
        .anyMatch(line -> line.matches(" +trials +6/6 +-"))
        .anyMatch(line -> line.matches(" +best score +75\\.0 \\(1\\.0\\) +-"));
  }

  private static ComparedStudy reported(String label, Document document) {
    var study =
        new ReportedStudy(document)
            .run(
                spec ->
                    spec.purpose() != TrialPurpose.Baseline && spec.baseline() == null ? 0.7 : 0.5);
    return new ComparedStudy(label, study.stored(), study.trials());
  }

  private static ComparedStudy study(String label, Document document, double score) {
    var status =
        Document.of("{best: {trial: wildlife-0003, score: 0.5}, summary: {trials: 6/6}}")
            .as(AutoFTStudyStatus.class);
    var stored = new StoredStudy("wildlife", 1, "1.2.3", document.at("spec"), Optional.of(status));
    return new ComparedStudy(label, stored, List.of(trial(score)));
  }

  /** Whose resamples go up and down as those of any other. */
  private static StoredTrial trial(double score) {
    float[] resampled = {(float) score + 0.01f, (float) score - 0.01f, (float) score};
    var result =
        new TrialResult(
            Optional.of(score),
            Optional.of(0.01),
            Map.of(),
            Optional.of(new Resamples(resampled, resampled).encode()),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    var status =
        new TrialStatusView(1, new ConditionSet(List.of()), Instant.EPOCH)
            .of(new TrialOutcome.Scored(result), TrialUsage.NONE, TrialRun.NONE, Optional.empty());
    return new StoredTrial(TrialSpecs.search(), Optional.of(status));
  }
}
