package io.autoft.study;

import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.study.phase.Stage;
import io.autoft.testing.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies that learn from earlier ones. */
class WarmStartStudyTest {

  /** With all examples, which no seed chooses. */
  private static final Document EARLIER = STUDY.without("spec.data.train.maxExamples");

  private static final Document LATER =
      EARLIER
          .with("spec.search.seed", "8")
          .with("spec.search.warmStart", "{studies: [earlier]}")
          .with("spec.search.startupTrials", "6");

  /** Six search trials, the last one diverged. */
  private static PlannedStudy earlier() {
    return earlier(EARLIER);
  }

  private static PlannedStudy earlier(Document document) {
    return new PlannedStudy(document).finish().diverged(7);
  }

  @Test
  void whatEarlierTrialsScoredIsRecordedBeforeTheFirstTrial() {
    var study = new PlannedStudy(LATER).besides("earlier", earlier());

    assertThat(study.plan()).containsExactly(0, 1);
    var trials = study.recorded().orElseThrow().trials();
    assertThat(trials).extracting(t -> t.number()).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(trials).extracting(t -> t.study()).containsOnly("earlier");
    assertThat(trials.get(0).score()).hasValue(0.52);
    assertThat(trials.get(0).parameters()).isEqualTo(earlier().spec(2).parameters());
    assertThat(trials.get(5).score()).as("diverged").isEmpty();
  }

  /** Six earlier trials are as many as the startup of TPE needs, so it learns at once. */
  @Test
  void theSamplerSeesThemAsHistoryFromBefore() {
    var warm = new PlannedStudy(LATER).besides("earlier", earlier());
    var cold = new PlannedStudy(LATER.without("spec.search.warmStart"));
    for (var study : List.of(warm, cold)) {
      study.plan();
      study.scored(0, 0.5).scored(1, 0.5).plan();
    }

    assertThat(warm.spec(2).proposal().finished()).as("its own").isEmpty();
    assertThat(warm.spec(2).proposal().warmStart())
        .isEqualTo(warm.recorded().orElseThrow().digest());
    assertThat(warm.spec(2).parameters()).isNotEqualTo(cold.spec(2).parameters());
    assertThat(cold.spec(2).proposal().warmStart()).isNull();
  }

  @Test
  void itGoesOnWhateverBecomesOfThem() {
    var study = new PlannedStudy(LATER).besides("earlier", earlier());
    study.plan();
    study.without("earlier").finish();

    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    assertThat(study.log().standing(Search)).hasSize(6);
    study.forgetRecord();
    assertThat(study.plan()).as("a finished study needs nothing more").isEmpty();
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
  }

  @Test
  void aRecordThatWasDeletedIsMadeAgainIfItIsTheSame() {
    var earlier = earlier();
    var study = new PlannedStudy(LATER).besides("earlier", earlier);
    study.plan();
    study.scored(0, 0.5).scored(1, 0.5).plan();

    study.forgetRecord().scored(2, 0.6);
    assertThat(study.plan()).containsExactly(4);

    study.forgetRecord().besides("earlier", earlier.scored(7, 0.9)).scored(3, 0.6);
    assertThat(study.plan()).isEmpty();
    assertThat(study.recorded()).as("another is not recorded").isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("WarmStartChanged");
    assertThat(study.complaint().message())
        .isEqualTo(
            "the ConfigMap wildlife-warm-start is not the one that the proposal of trial"
                + " wildlife-0002 had seen; put that back or make a study with another name");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.model.source | demo://clip | model",
        "spec.model.precision | BF16 | model",
        "spec.data.train.maxExamples | 10 | data.train",
        "spec.data.oodValidation.split | other | data.oodValidation",
        "spec.data.classNames | [a, b] | data.classNames",
        "spec.data.promptTemplates | ['a {}'] | data.promptTemplates",
        "spec.objective.metric | MacroF1 | objective.metric",
        "spec.objective.losses | [CrossEntropy, Hinge] | objective.losses",
        "spec.objective.parameterTerms | Sum | objective.parameterTerms",
        "spec.objective.reference | Hinge | objective.reference",
        "spec.objective.head | FromText | objective.head",
        "spec.objective.lossHead | FromText | objective.lossHead",
        "spec.search.innerSteps | 51 | search.innerSteps",
        "spec.search.warmupSteps | 4 | search.warmupSteps",
        "spec.search.batchSize | 16 | search.batchSize",
        "spec.search.clipNorm | 0 | search.clipNorm",
        "spec.search.trialSeed | Searched | search.trialSeed"
      })
  void aStudyWhoseScoresCannotBeComparedIsRefusedByName(String path, String value, String field) {
    var study = new PlannedStudy(LATER).besides("earlier", earlier(EARLIER.with(path, value)));

    assertThat(study.plan()).isEmpty();
    assertThat(study.recorded()).isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("WarmStartIncompatible");
    assertThat(study.complaint().message())
        .startsWith("search.warmStart.studies: study earlier has another " + field + ";");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.objective.losses | [Hinge, L2Distance, CrossEntropy]",
        "spec.search.sampler | Random",
        "spec.search.space.weightDecay | {min: 0, max: 2}",
        "spec.search.trialSeed | Fixed",
        "spec.data.tests | []",
        "spec.finalTraining.epochs | 3"
      })
  void otherDifferencesDoNotMatter(String path, String value) {
    var study = new PlannedStudy(LATER).besides("earlier", earlier(EARLIER.with(path, value)));

    assertThat(study.plan()).containsExactly(0, 1);
  }

  /** The seed of the search draws the examples that every trial sees. */
  @ParameterizedTest
  @CsvSource({
    "spec.data.train.maxExamples, 10",
    "spec.data.oodValidation.maxExamples, 10",
    "spec.data.oodValidation.examplesPerClass, 4"
  })
  void anotherSeedMattersWhereItChoosesTheExamples(String path, String value) {
    var later = LATER.with(path, value);
    var other = new PlannedStudy(later).besides("earlier", earlier(EARLIER.with(path, value)));
    var same =
        new PlannedStudy(later)
            .besides("earlier", earlier(EARLIER.with(path, value).with("spec.search.seed", "8")));

    assertThat(other.plan()).isEmpty();
    assertThat(other.complaint().message())
        .startsWith(
            "search.warmStart.studies: study earlier has another search.seed, which chooses the"
                + " examples;");
    assertThat(same.plan()).containsExactly(0, 1);
  }

  @Test
  void aStudyThatIsNotThereIsWaitedFor() {
    var study = new PlannedStudy(LATER);

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("WarmStartNotFound");
    assertThat(study.complaint().message())
        .isEqualTo("search.warmStart.studies: there is no study earlier in this namespace");
    assertThat(study.besides("earlier", earlier()).plan()).containsExactly(0, 1);
    assertThat(study.findings().standing()).isEqualTo(Findings.Standing.ACTIVE);
  }

  @Test
  void soIsAFirstScore() {
    var earlier = new PlannedStudy(EARLIER);
    earlier.plan();
    var study = new PlannedStudy(LATER).besides("earlier", earlier);

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("WarmStartEmpty");
    assertThat(study.complaint().message())
        .isEqualTo("search.warmStart.studies: study earlier has no finished search trial yet");
  }

  @Test
  void trialsOutsideTheBoundsSayNothing() {
    var study =
        new PlannedStudy(LATER.with("spec.search.space.learningRate", "{min: 1, max: 2}"))
            .besides("earlier", earlier());

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().message())
        .isEqualTo(
            "search.warmStart.studies: none of the 6 trials of study earlier is inside the bounds"
                + " of search.space");
  }

  /** 250 trials of a model of 40 blocks, each with six values for each of 44 groups. */
  @Test
  void aHistoryThatAConfigMapCannotHoldIsRefused() {
    var layerwise =
        STUDY
            .with("spec.search.layerwise", "RegularizersAndOptimizer")
            .without("spec.objective.losses")
            .with("spec.search.sampler", "Random");
    var earlier =
        new PlannedStudy(
            layerwise.with("spec.parallelism", "300").with("spec.budget.trials", "250"));
    earlier.plan();
    earlier.told(0, 0.5, "stem", "block.0-39", "final", "head", "text").finish();
    var study =
        new PlannedStudy(layerwise.with("spec.search.warmStart", "{studies: [earlier]}"))
            .besides("earlier", earlier);

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().message())
        .matches(
            "search.warmStart.studies: the trials of the studies take 1[0-9]{6} characters, a"
                + " ConfigMap holds 1000000; name fewer");
  }

  @Test
  void aStudyDoesNotLearnFromItself() {
    var study = new PlannedStudy(LATER.with("spec.search.warmStart", "{studies: [wildlife]}"));

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().message())
        .isEqualTo("search.warmStart.studies: a study cannot learn from itself; remove wildlife");
  }

  @Test
  void severalStudiesAreSeenInTheOrderInWhichTheyAreNamed() {
    var study =
        new PlannedStudy(LATER.with("spec.search.warmStart", "{studies: [b, a]}"))
            .besides("a", earlier(EARLIER.with("spec.search.seed", "1")))
            .besides("b", earlier(EARLIER.with("spec.search.seed", "2")));
    study.plan();

    assertThat(study.recorded().orElseThrow().trials())
        .extracting(t -> t.study() + t.number())
        .containsExactly("b2", "b3", "b4", "b5", "b6", "b7", "a2", "a3", "a4", "a5", "a6", "a7");
  }
}
