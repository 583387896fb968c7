package io.autoft.study;

import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.phase.Stage;
import io.autoft.testing.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole studies, in which trials end in any order, the operator dies at any moment, and trials are
 * stopped for a month.
 */
class StudySequenceTest {

  private static final Document DETERMINISTIC =
      STUDY.with("spec.search.mode", "Deterministic").with("spec.budget.trials", "14");

  /** Trials that fail when they are run, whatever their parameters are. */
  private static final Set<Integer> NONE = Set.of();

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 2, 3, 5, 30})
  void aDeterministicStudyIsTheSameWhateverIsDelayedOrKilled(int parallelism) {
    var document = DETERMINISTIC.with("spec.parallelism", "" + parallelism);
    var undisturbed = run(document, NONE, new Random(0), false);

    assertThat(undisturbed.specs()).hasSize(18);
    for (int seed = 1; seed <= 40; seed++) {
      var disturbed = run(document, NONE, new Random(seed), true);
      assertThat(disturbed.specs()).as("seed %d", seed).isEqualTo(undisturbed.specs());
      assertThat(disturbed.result()).isEqualTo(undisturbed.result());
    }
  }

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 2, 3, 5, 30})
  void soItIsWhenTrialsFail(int parallelism) {
    var document =
        DETERMINISTIC
            .with("spec.parallelism", "" + parallelism)
            .with("spec.budget.failedTrials", "6");
    var failures = Set.of(0, 4, 5, 14, 15, 16);
    var undisturbed = run(document, failures, new Random(0), false);

    assertThat(undisturbed.log().standing(TrialPurpose.Search)).hasSize(14);
    assertThat(undisturbed.findings().stage()).isEqualTo(Stage.Complete);
    for (int seed = 1; seed <= 40; seed++) {
      var disturbed = run(document, failures, new Random(seed), true);
      assertThat(disturbed.specs()).as("seed %d", seed).isEqualTo(undisturbed.specs());
    }
  }

  @ParameterizedTest
  @EnumSource(SamplerType.class)
  void soItIsWithEverySampler(SamplerType sampler) {
    var document =
        DETERMINISTIC
            .with("spec.parallelism", "3")
            .with("spec.search.sampler", sampler.name())
            .with("spec.budget.failedTrials", "6");
    var failures = Set.of(3, 9, 10);
    var undisturbed = run(document, failures, new Random(0), false);

    for (int seed = 1; seed <= 5; seed++) {
      var disturbed = run(document, failures, new Random(seed), true);
      assertThat(disturbed.specs()).as("seed %d", seed).isEqualTo(undisturbed.specs());
    }
  }

  @ParameterizedTest(name = "{0} at once")
  @ValueSource(ints = {1, 3, 5})
  void soItIsWithTheObjectivesOfBaselines(int parallelism) {
    var document =
        DETERMINISTIC
            .with("spec.parallelism", "" + parallelism)
            .with("spec.search.baselines", "[ZeroShot, FineTuning, L2SP]")
            .with("spec.search.enqueueBaselines", "true")
            .with("spec.budget.failedTrials", "6");
    var failures = Set.of(1, 3, 4, 9);
    var undisturbed = run(document, failures, new Random(0), false);

    assertThat(undisturbed.log().standing(TrialPurpose.Search)).hasSize(14);
    assertThat(undisturbed.log().of(TrialPurpose.Search).filter(e -> e.spec().proposal() == null))
        .as("those that failed before the first proposal are among them twice")
        .hasSizeGreaterThanOrEqualTo(2);
    for (int seed = 1; seed <= 20; seed++) {
      var disturbed = run(document, failures, new Random(seed), true);
      assertThat(disturbed.specs()).as("seed %d", seed).isEqualTo(undisturbed.specs());
    }
  }

  @Test
  void theSequenceFollowsFromTheSeed() {
    var one = run(DETERMINISTIC, NONE, new Random(0), false);
    var other = run(DETERMINISTIC.with("spec.search.seed", "8"), NONE, new Random(0), false);

    assertThat(other.spec(2).parameters()).isNotEqualTo(one.spec(2).parameters());
    assertThat(other.spec(2).seed()).isNotEqualTo(one.spec(2).seed());
  }

  @Test
  void noStudyEverRunsMoreAtOnceThanItMay() {
    for (int seed = 1; seed <= 20; seed++) {
      var study = new PlannedStudy(STUDY.with("spec.parallelism", "3"));
      var random = new Random(seed);
      study.plan();
      while (!study.unfinished().isEmpty()) {
        assertThat(study.unfinished()).hasSizeBetween(1, 3);
        finishSome(study, NONE, random);
        study.plan();
      }
      assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    }
  }

  /** Until the end. Disturbed: the planner looks late, and dies before all of a plan is done. */
  private static PlannedStudy run(
      Document document, Set<Integer> failures, Random random, boolean disturbed) {
    var study = new PlannedStudy(document);
    study.plan();
    while (!study.unfinished().isEmpty()) {
      finishSome(study, failures, random);
      if (disturbed && random.nextInt(3) == 0) {
        study.planAndDie(random.nextInt(3));
      }
      if (disturbed && random.nextInt(8) == 0) {
        stopForAMonth(study);
      }
      if (!disturbed || study.unfinished().isEmpty() || random.nextInt(3) > 0) {
        study.plan();
      }
    }
    return study;
  }

  private static void stopForAMonth(PlannedStudy study) {
    study.change("spec.suspendPolicy", "Stop").change("spec.suspend", "true").plan();
    assertThat(study.unfinished()).allMatch(n -> study.trial(n).outcome().stopped());
    study.after(30 * 86_400).change("spec.suspend", "false").plan();
    assertThat(study.unfinished()).noneMatch(n -> study.trial(n).outcome().stopped());
  }

  private static void finishSome(PlannedStudy study, Set<Integer> failures, Random random) {
    var unfinished = new ArrayList<>(study.unfinished());
    Collections.shuffle(unfinished, random);
    for (int number : unfinished.subList(0, 1 + random.nextInt(unfinished.size()))) {
      finish(study, study.spec(number), failures);
    }
  }

  /** Outcome of a trial, a function of its number and parameters. */
  private static void finish(PlannedStudy study, AutoFTTrialSpec trial, Set<Integer> failures) {
    double learningRate = trial.parameters().get("learningRate");
    if (failures.contains(trial.number())) {
      study.failed(trial.number());
    } else if (learningRate > 1.5e-2 && trial.purpose() != FinalTraining) {
      study.diverged(trial.number());
    } else {
      double hinge = trial.parameters().get("weight.Hinge");
      study.scored(
          trial.number(),
          1 / (1 + Math.pow(Math.log10(learningRate + 1e-9) + 2.5, 2) + Math.abs(hinge - 1)));
    }
  }
}
