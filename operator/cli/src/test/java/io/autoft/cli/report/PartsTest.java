package io.autoft.cli.report;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.Epoch;
import io.autoft.testing.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the sections of the page say, and what they give to be drawn. */
class PartsTest {

  private static final ReportedStudy COMPLETE =
      new ReportedStudy(STUDY).run(spec -> 0.5 + 0.01 * spec.number());

  @Test
  void theScoresHaveTheBestSoFarAndWhatItOwesToLuck() {
    var data = (ScoresPart.Data) data(new ScoresPart(), COMPLETE, 0);

    assertThat(data.points()).extracting(ScoresPart.Point::trial).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(data.points().get(3).best()).isEqualTo(0.55, within(1e-12));
    assertThat(data.points().get(0).expected()).isEqualTo(0.52, within(1e-6));
    var last = data.points().get(5);
    assertThat(last.expected()).isBetween(last.best() - 0.04, last.best() - 0.001);
    assertThat(data.baselines())
        .extracting(ScoresPart.Baseline::name)
        .containsExactly("ZeroShot", "FineTuning");
    assertThat(lead(new ScoresPart(), COMPLETE)).contains("is expected to look better", "points");
  }

  @Test
  void whatIsBestGoesDownWithACrossEntropy() {
    var study =
        new ReportedStudy(STUDY.with("spec.objective.metric", "CrossEntropy"))
            .run(spec -> 2 - 0.1 * spec.number());
    var data = (ScoresPart.Data) data(new ScoresPart(), study, 0);

    assertThat(data.axis()).isEqualTo(new Axis("CrossEntropy in nats", 1, true));
    var last = data.points().get(5);
    assertThat(last.best()).isEqualTo(1.3, within(1e-12));
    assertThat(last.expected()).isGreaterThanOrEqualTo(last.best());
  }

  @Test
  void candidatesHaveTheirMeansOverFreshSeeds() {
    var study =
        new ReportedStudy(
                STUDY
                    .with("spec.finalTraining", "null")
                    .with("spec.confirmation", "{candidates: 2, repeats: 3}"))
            .run(
                spec ->
                    spec.purpose() == TrialPurpose.Confirmation
                        ? 0.45
                        : 0.5 + 0.01 * spec.number());
    var data = (ScoresPart.Data) data(new ScoresPart(), study, 0);

    assertThat(data.points().get(5).confirmed()).isEqualTo(0.45, within(1e-9));
    assertThat(data.points().get(0).confirmed()).isNull();
    assertThat(lead(new ScoresPart(), study)).contains("With 3 fresh seeds: 45.0 %");
  }

  @Test
  void finalTrainingsHaveALineOverTheirEpochs() {
    var study =
        new ReportedStudy(STUDY)
            .run(spec -> 0.5 + 0.01 * spec.number())
            .withEpochs(
                8,
                new Epoch(1, 1.5, Map.of("idValidation.accuracy", 0.6)),
                new Epoch(2, 1.25, Map.of("idValidation.accuracy", 0.7)));
    var metric = (EpochsPart.Data) data(new EpochsPart(), study, 0);
    var loss = (EpochsPart.Data) data(new EpochsPart(), study, 1);

    assertThat(metric.axis().title()).isEqualTo("Accuracy in %");
    assertThat(metric.curves())
        .containsExactly(
            new EpochsPart.Curve(
                "AutoFT", List.of(new EpochsPart.Point(1, 0.6), new EpochsPart.Point(2, 0.7))));
    assertThat(loss.curves().get(0).points())
        .extracting(EpochsPart.Point::value)
        .containsExactly(1.5, 1.25);
    assertThat(lead(new EpochsPart(), COMPLETE)).contains("No epoch of a final training");
  }

  @Test
  void onlyTheLossIsDrawnWhereNothingPicksAnEpoch() {
    var study =
        new ReportedStudy(STUDY)
            .run(spec -> 0.5 + 0.01 * spec.number())
            .withEpochs(8, new Epoch(1, 1.5, Map.of()));

    assertThat(((EpochsPart.Data) data(new EpochsPart(), study, 0)).axis().title())
        .isEqualTo("loss");
  }

  @Test
  void theObjectiveIsThatOfTheChosenTrial() {
    var bars = bars(COMPLETE);

    assertThat(bars)
        .extracting(ObjectivePart.Bar::name)
        .containsExactlyInAnyOrder(
            "learningRate", "weightDecay", "weight.Hinge", "weight.L2Distance");
    assertThat(bars)
        .filteredOn(bar -> bar.name().equals("learningRate"))
        .singleElement()
        .satisfies(
            bar ->
                assertThat(bar.value())
                    .isEqualTo(COMPLETE.spec(7).parameters().get("learningRate")));
    assertThat(lead(new ObjectivePart(), COMPLETE))
        .contains(
            "loss = 1.00 CrossEntropy + ", "AdamW, peak learning rate ", "that needs 20 trials")
        .doesNotContain("text tower");
  }

  @Test
  void theObjectiveSaysWherePredictionsComeFrom() {
    var study =
        new ReportedStudy(STUDY.with("spec.objective.head", "FromText"))
            .run(spec -> 0.5 + 0.01 * spec.number());

    assertThat(lead(new ObjectivePart(), study)).contains("predictions from the tuned text tower");
  }

  /** The score follows weight decay alone. */
  @Test
  void whatMatteredComesFirst() {
    var study =
        new ReportedStudy(
                STUDY
                    .with("spec.budget.trials", "80")
                    .with("spec.search.sampler", "Random")
                    .with("spec.finalTraining", "null"))
            .run(spec -> 0.5 + 0.1 * spec.parameters().get("weightDecay"));

    assertThat(bars(study).get(0).name()).isEqualTo("weightDecay");
    assertThat(bars(study).get(0).importance()).isEqualTo(1.0);
    assertThat(lead(new ObjectivePart(), study)).contains("PED-ANOVA");
  }

  @SuppressWarnings("unchecked")
  private static List<ObjectivePart.Bar> bars(ReportedStudy study) {
    return (List<ObjectivePart.Bar>) data(new ObjectivePart(), study, 0);
  }

  @Test
  void aLineIsATrialThroughItsParameters() {
    var data = (ParametersPart.Data) data(new ParametersPart(), COMPLETE, 0);

    assertThat(data.dimensions())
        .extracting(ParametersPart.Dimension::name)
        .containsExactly("learningRate", "weight.Hinge", "weight.L2Distance", "weightDecay");
    assertThat(data.lines()).hasSize(6);
    assertThat(data.lines().get(5).values().get(3))
        .isEqualTo(COMPLETE.spec(7).parameters().get("weightDecay"), within(1e-4));
    assertThat(data.chosen()).isEqualTo(7);
  }

  /** Some tens of groups make hundreds of parameters; the tables have all of them. */
  @Test
  void moreParametersThanFitAreLeftToTheTables() {
    var study = new ReportedStudy(layerwise()).run(spec -> 0.5 + 0.01 * spec.number());
    var section = new ParametersPart().section(study.facts());
    var data = (ParametersPart.Data) section.charts().get(0).data().orElseThrow();

    assertThat(data.shown()).isEqualTo(ParametersPart.MOST_AXES);
    assertThat(data.dimensions()).hasSizeGreaterThan(ParametersPart.MOST_AXES);
    assertThat(section.charts().get(0).numbers().get(0).columns())
        .hasSize(data.dimensions().size() + 2);
    assertThat(section.lead().get(0)).startsWith("The first 12 of ");
  }

  private static Document layerwise() {
    return STUDY.with("spec.search.layerwise", "RegularizersAndOptimizer");
  }

  @Test
  void eachMixtureIsAPointOfACurve() {
    var data = (EnsemblePart.Data) data(new EnsemblePart(), COMPLETE, 0);

    assertThat(data.curves())
        .extracting(EnsemblePart.Curve::name)
        .containsExactly("AutoFT", "FineTuning");
    assertThat(data.curves().get(0).points()).hasSize(3);
    assertThat(data.curves().get(0).points().get(1))
        .isEqualTo(new EnsemblePart.Point(0.5, 0.58 + 0.1, 0.58));
    assertThat(numbers(new EnsemblePart(), COMPLETE).get(0).rows().get(1))
        .containsExactly("AutoFT", "0.5", "68.0", "58.0", "yes");
  }

  @Test
  void testsAreComparedInPairs() {
    var section = new TestsPart().section(COMPLETE.facts());
    var differences = (TestsPart.Data) section.charts().get(1).data().orElseThrow();

    assertThat(section.charts()).extracting(Chart::id).containsExactly("tests", "differences");
    assertThat(differences.rows()).containsExactly("outlined");
    assertThat(differences.series().get(0).name()).isEqualTo("AutoFT - FineTuning");
    var interval = differences.series().get(0).intervals().get(0);
    assertThat(interval.value()).isEqualTo(-0.01, within(1e-9));
    assertThat(interval.lower()).isLessThan(interval.value());
    assertThat(section.tables().get(0).rows().get(0).get(0)).isEqualTo("outlined");
    assertThat(section.tables().get(0).columns())
        .containsExactly("test", "AutoFT", "FineTuning", "AutoFT - FineTuning");
  }

  @Test
  void aConfirmedObjectiveHasItsTestsToo() {
    var study =
        new ReportedStudy(STUDY.with("spec.confirmation", "{candidates: 2, repeats: 3}"))
            .run(spec -> 0.5 + 0.01 * spec.number());

    assertThat(new TestsPart().section(study.facts()).charts())
        .extracting(Chart::id)
        .containsExactly("tests", "differences");
  }

  /** Its new candidates have no models yet. */
  @Test
  void aTestedStudyThatGoesOnDoesNotSayThatItWantsTests() {
    var study =
        new ReportedStudy(STUDY.with("spec.confirmation", "{candidates: 2, repeats: 3}"))
            .run(spec -> 0.5 + 0.01 * spec.number())
            .searchedOn(8, 0.9);

    assertThat(lead(new TestsPart(), study))
        .startsWith("The study has gone on since the model of wildlife-0006 was tested: ");
  }

  @Test
  void aFailureShowsTheEndOfItsLog() {
    var study = new ReportedStudy(STUDY);
    study.plan();
    study.failed(0).diverged(1);
    var section = new FailuresPart().section(study.facts());

    assertThat(section.lead().get(0)).startsWith("1 trial failed and 1 diverged.");
    assertThat(section.tables().get(0).rows())
        .containsExactly(
            List.of("0", "Baseline", "Failed", "TrainerError", "boom"),
            List.of("1", "Baseline", "Diverged", "Diverged", "the loss is NaN"));
    assertThat(section.listings())
        .singleElement()
        .extracting(Listing::text)
        .isEqualTo("step 3/50 loss 1.2\nout of memory");
  }

  @Test
  void theLogsThatAreLeftOutAreCounted() {
    var study = new ReportedStudy(STUDY.with("spec.budget", "{trials: 60, failedTrials: 60}"));
    study.plan();
    for (int n = 0; n < FailuresPart.MOST_LOGS + 2; n++) {
      study.failed(n);
      study.plan();
    }
    var section = new FailuresPart().section(study.facts());

    assertThat(section.listings()).hasSize(FailuresPart.MOST_LOGS);
    assertThat(section.lead().get(1))
        .isEqualTo("Of 52 logs the ends of the first 50 follow; 2 are left out.");
  }

  /** Who cannot see the timeline has it as tables. */
  @Test
  void theTimelinesTablesHaveEachWorkerAndEachTrial() {
    var study = new ReportedStudy(STUDY);
    study.plan();
    study.scored(0, 0.5).failed(1);
    study.plan();
    study.running(2);
    var tables = numbers(new TimelinePart(), study);

    assertThat(tables).extracting(Table::caption).startsWith("Workers");
    assertThat(tables.get(1).rows())
        .containsExactly(
            List.of("0", "Baseline", "worker-0", "0 s", "20 s", "Scored", "1", "0"),
            List.of("2", "Baseline", "worker-0", "30 s", "", "Running", "1", "0"),
            List.of("1", "Baseline", "worker-1", "0 s", "20 s", "Failed", "1", "0"));
  }

  @Test
  void theCostIsSummedByPurpose() {
    var rows = new CostPart().section(COMPLETE.facts()).tables().get(0).rows();

    assertThat(rows)
        .containsExactly(
            List.of("Baseline", "2", "2", "0", "2 min 00 s", "0.00"),
            List.of("Search", "6", "6", "0", "6 min 00 s", "0.00"),
            List.of("FinalTraining", "2", "2", "0", "2 min 00 s", "0.00"),
            List.of("all", "10", "10", "0", "10 min 00 s", "0.00"));
  }

  @Test
  void theRecipeHasFileVersionsDigestsAndSeeds() {
    var section = new RecipePart().section(COMPLETE.facts());

    assertThat(section.listings().get(0).text())
        .startsWith(
            "apiVersion: autoft.io/v1alpha1\nkind: AutoFTStudy\nmetadata:\n  name: wildlife")
        .contains("  search:\n", "seed: 7")
        .doesNotContain("status:");
    assertThat(section.tables().get(0).rows())
        .contains(
            List.of("this page was written by", "autoft 1.2.4"),
            List.of("the study was run by", "autoft 1.2.3"),
            List.of("images that ran", "sha256:0123"),
            List.of("search.seed", "7"));
    assertThat(section.tables().get(2).rows().get(0))
        .startsWith("0", "Baseline", "ZeroShot")
        .contains(Long.toString(COMPLETE.spec(0).seed()));
    assertThat(section.listings().get(2).text().lines())
        .hasSize(6)
        .contains("2: " + COMPLETE.spec(2).seed());
  }

  @Test
  void trialsThatShareASeedShareALine() {
    var study = new ReportedStudy(STUDY.with("spec.search.trialSeed", "Fixed")).run(spec -> 0.5);

    assertThat(new RecipePart().section(study.facts()).listings().get(2).text())
        .isEqualTo("2, 3, 4, 5, 6, 7: " + study.spec(2).seed());
  }

  /** And no section of a study that has just begun fails. */
  @Test
  void whatIsNotThereYetIsLeftOutWithAReason() {
    var study = new ReportedStudy(STUDY);
    study.plan();

    var sections = Parts.ALL.stream().map(part -> part.section(study.facts())).toList();

    assertThat(sections)
        .filteredOn(s -> !s.id().equals("recipe") && !s.id().equals("cost"))
        .allSatisfy(
            section -> {
              assertThat(section.charts()).isEmpty();
              assertThat(section.lead()).singleElement().asString().endsWith(".");
            });
  }

  private static List<Table> numbers(Part part, ReportedStudy study) {
    return part.section(study.facts()).charts().get(0).numbers();
  }

  private static Object data(Part part, ReportedStudy study, int chart) {
    return part.section(study.facts()).charts().get(chart).data().orElseThrow();
  }

  private static String lead(Part part, ReportedStudy study) {
    return String.join("\n", part.section(study.facts()).lead());
  }
}
