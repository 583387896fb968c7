package io.autoft.study;

import static io.autoft.api.v1alpha1.TrialPurpose.FinalTraining;
import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.SearchMode;
import io.autoft.study.phase.Stage;
import io.autoft.study.proposal.Replay;
import io.autoft.testing.Document;
import io.autoft.testing.Studies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Finished studies, whose trials ended in any order, some of them failed, while the operator died
 * now and then: every proposal is computed again from what its trial recorded, bit for bit.
 */
class ReplayTest {

  private static final String[] GROUPS = {"stem", "block.0-3", "final", "head", "text"};
  private static final int TRIALS = 12;

  static Stream<Arguments> manyWorkers() {
    return samplersAndModes(1, 3, 7, 16);
  }

  static Stream<Arguments> someWorkers() {
    return samplersAndModes(1, 16);
  }

  private static Stream<Arguments> samplersAndModes(Integer... workers) {
    return Arrays.stream(SamplerType.values())
        .flatMap(
            sampler ->
                Arrays.stream(SearchMode.values())
                    .flatMap(mode -> Stream.of(workers).map(w -> Arguments.of(sampler, mode, w))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2} workers")
  @MethodSource("manyWorkers")
  void everyProposalFollowsFromWhatItRecorded(SamplerType sampler, SearchMode mode, int workers) {
    for (int seed = 1; seed <= 2; seed++) {
      isReplayed(study(sampler, mode, workers), Optional.empty(), seed);
    }
  }

  @ParameterizedTest(name = "{0}, {1}, {2} workers")
  @MethodSource("someWorkers")
  void soItDoesLayerwiseWithAnEarlierStudyASearchedSeedAndASearchedHead(
      SamplerType sampler, SearchMode mode, int workers) {
    var earlier =
        study(SamplerType.Random, SearchMode.Asynchronous, 4)
            // Else the seeds would choose the examples.
            .without("spec.data.train.maxExamples")
            .with("spec.search.layerwise", "RegularizersAndOptimizer")
            .with("spec.search.trialSeed", "Searched")
            .with("spec.objective.head", "Searched");
    var document =
        earlier
            .with("spec.search.sampler", sampler.name())
            .with("spec.search.mode", mode.name())
            .with("spec.search.seed", "8")
            .with("spec.parallelism", "" + workers)
            .with("spec.search.warmStart", "{studies: [earlier]}");
    var before = run(new PlannedStudy(earlier), new Random(5));

    var study = isReplayed(document, Optional.of(before), 1);
    assertThat(study.recorded().orElseThrow().trials()).hasSize(TRIALS);
    assertThat(study.specs())
        .filteredOn(trial -> trial.proposal() != null)
        .allSatisfy(
            trial ->
                assertThat(trial.proposal().warmStart())
                    .isEqualTo(study.recorded().orElseThrow().digest()));
  }

  private static PlannedStudy isReplayed(
      Document document, Optional<PlannedStudy> before, int seed) {
    var study = new PlannedStudy(document);
    before.ifPresent(b -> study.besides("earlier", b));
    run(study, new Random(seed));

    var replay = Replay.of(Studies.study(document), study.log(), study.recorded());
    assertThat(replay.deviation()).isEmpty();
    assertThat(replay.confirmed()).isGreaterThanOrEqualTo(TRIALS);
    return study;
  }

  private static Document study(SamplerType sampler, SearchMode mode, int workers) {
    return STUDY
        .with("spec.search.sampler", sampler.name())
        .with("spec.search.mode", mode.name())
        .with("spec.search.startupTrials", "4")
        .with("spec.budget", "{trials: %d, failedTrials: 1000}".formatted(TRIALS))
        .with("spec.parallelism", "" + workers);
  }

  /** Until the end; the planner looks late, and dies before all of a plan is done. */
  private static PlannedStudy run(PlannedStudy study, Random random) {
    study.plan();
    while (!study.unfinished().isEmpty()) {
      var unfinished = new ArrayList<>(study.unfinished());
      Collections.shuffle(unfinished, random);
      unfinished
          .subList(0, 1 + random.nextInt(unfinished.size()))
          .forEach(number -> end(study, study.spec(number), random));
      if (random.nextInt(3) == 0) {
        study.planAndDie(random.nextInt(3));
      }
      if (study.unfinished().isEmpty() || random.nextInt(3) > 0) {
        study.plan();
      }
    }
    assertThat(study.findings().stage()).isEqualTo(Stage.Complete);
    return study;
  }

  private static void end(PlannedStudy study, AutoFTTrialSpec trial, Random random) {
    boolean search = trial.purpose() != FinalTraining;
    if (random.nextInt(12) == 0) {
      study.failed(trial.number());
    } else if (search && random.nextInt(8) == 0) {
      study.diverged(trial.number());
    } else {
      var sum = trial.parameters().values().stream().mapToDouble(v -> Math.abs(v - 0.3)).sum();
      study.told(trial.number(), 1 / (1 + sum), GROUPS);
    }
  }
}
