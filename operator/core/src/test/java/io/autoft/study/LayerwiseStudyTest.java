package io.autoft.study;

import static io.autoft.api.v1alpha1.TrialPurpose.Search;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Document;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies whose groups of parameters the first report tells. */
class LayerwiseStudyTest {

  private static final Document LAYERWISE =
      STUDY.with("spec.search.layerwise", "Regularizers").with("spec.parallelism", "4");

  private static final String[] GROUPS = {"stem", "block.0-1", "final", "head", "text"};

  @Test
  void proposalsWaitForTheFirstReport() {
    var study = new PlannedStudy(LAYERWISE);
    assertThat(study.plan()).as("the baselines").containsExactly(0, 1);
    assertThat(study.running(0).running(1).plan()).isEmpty();
    assertThat(study.diverged(1).plan()).as("a divergence tells nothing here").isEmpty();

    assertThat(study.told(0, 0.5, GROUPS).plan()).containsExactly(2, 3, 4, 5);
    assertThat(study.spec(2).parameters())
        .containsOnlyKeys(
            "learningRate",
            "weightDecay",
            "weight.CrossEntropy",
            "weight.Hinge",
            "weight.L2Distance/stem",
            "weight.L2Distance/block.0",
            "weight.L2Distance/block.1",
            "weight.L2Distance/final",
            "weight.L2Distance/head");
    assertThat(study.spec(2).proposal().parameterGroups()).containsExactly(GROUPS);
  }

  @Test
  void initialTrialsNeedNotWait() {
    var study =
        new PlannedStudy(
            LAYERWISE.with(
                "spec.search.initialTrials",
                "[{learningRate: 0.001, weightDecay: 0, weight.L2Distance/head: 0.5}]"));

    assertThat(study.plan()).containsExactly(0, 1, 2);
    assertThat(study.spec(2).parameters())
        .containsEntry("weight.L2Distance", 0.0)
        .containsEntry("weight.L2Distance/head", 0.5);
  }

  @Test
  void whereNothingElseRunsAFirstTrialHasValuesForAll() {
    var study = new PlannedStudy(LAYERWISE.with("spec.search.baselines", "[]"));
    assertThat(study.plan()).containsExactly(0);
    assertThat(study.spec(0).parameters()).containsKey("weight.L2Distance");
    assertThat(study.spec(0).proposal().parameterGroups()).isEmpty();

    assertThat(study.failed(0).plan()).as("again, since nobody told").containsExactly(1);
    assertThat(study.spec(1).parameters()).containsKey("weight.L2Distance");
    assertThat(study.told(1, 0.5, GROUPS).plan()).containsExactly(2, 3, 4, 5);
    assertThat(study.spec(2).parameters()).containsKey("weight.L2Distance/head");
    assertThat(study.spec(2).proposal().finished())
        .as("what holds for all says something of each group")
        .isEqualTo("1");
  }

  @Test
  void aTrainerThatDoesNotTellTheGroupsStallsTheStudy() {
    var study = new PlannedStudy(LAYERWISE);
    study.plan();
    study.scored(0, 0.5);

    assertThat(study.plan()).isEmpty();
    assertThat(study.complaint().reason()).isEqualTo("NoParameterGroups");
    assertThat(study.complaint().message())
        .isEqualTo(
            "search.layerwise needs the groups of the model's parameters, but the trainer of trial"
                + " wildlife-0000 did not report them; make a study with a newer trainer.image, or"
                + " with layerwise None");
    assertThat(study.told(1, 0.5, GROUPS).plan()).as("another did").isNotEmpty();
  }

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 2, 5, 16})
  void aDeterministicSequenceDoesNotDependOnWhoTellsFirst(int parallelism) {
    var document =
        LAYERWISE
            .with("spec.search.mode", "Deterministic")
            .with("spec.parallelism", "" + parallelism)
            .with("spec.budget.trials", "20");
    var first = run(document, new Random(0));

    assertThat(first.log().standing(Search)).hasSize(20);
    for (int seed = 1; seed <= 20; seed++) {
      assertThat(run(document, new Random(seed)).specs()).isEqualTo(first.specs());
    }
  }

  private static PlannedStudy run(Document document, Random random) {
    var study = new PlannedStudy(document);
    study.plan();
    while (!study.unfinished().isEmpty()) {
      var unfinished = study.unfinished();
      int number = unfinished.get(random.nextInt(unfinished.size()));
      study.told(number, 1 / (2.0 + study.spec(number).parameters().get("weightDecay")), GROUPS);
      if (random.nextBoolean()) {
        study.planAndDie(1);
      }
      study.plan();
    }
    return study;
  }
}
