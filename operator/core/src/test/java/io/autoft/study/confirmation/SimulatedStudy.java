package io.autoft.study.confirmation;

import static io.autoft.testing.Studies.STUDY;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.PlannedStudy;
import io.autoft.testing.Document;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialRecord;
import java.util.Comparator;

/**
 * What a study said, and what was true.
 *
 * @param raw by how much the best score of the search was above the truth of that objective
 * @param confirmed by how much the winner's mean was above the truth
 * @param corrected the same of the corrected score
 * @param scoreCovered whether the interval of the corrected score held the truth
 * @param difference by how much the difference to the best baseline was above the truth
 * @param differenceCovered whether its interval held the truth
 * @param margin half the width of that interval
 * @param seeds how many there were of each objective
 * @param claimsTooMuch whether it said better, or worse, of what was not
 */
record SimulatedStudy(
    double raw,
    double confirmed,
    double corrected,
    boolean scoreCovered,
    double difference,
    boolean differenceCovered,
    double margin,
    int seeds,
    boolean claimsTooMuch) {

  /** Runs a study to its end. */
  static SimulatedStudy run(Noise noise, long number) {
    var trainer = new SimulatedTrainer(noise, number);
    var study = new PlannedStudy(document(noise, number));
    study.plan();
    while (!study.unfinished().isEmpty()) {
      study
          .unfinished()
          .forEach(n -> study.set(n, t -> Trials.scored(t.spec(), trainer.train(t.spec()))));
      study.plan();
    }
    return of(study, trainer);
  }

  private static Document document(Noise noise, long number) {
    return STUDY
        .with("spec.search.sampler", "Random")
        .with("spec.search.seed", "" + number)
        .with("spec.search.baselines", "[ZeroShot, FineTuning, L2SP, FLYP]")
        .with("spec.budget.trials", "" + noise.objectives().trials())
        .with("spec.parallelism", "1000")
        .with(
            "spec.confirmation",
            "{candidates: %d, repeats: %d}".formatted(Noise.CANDIDATES, noise.repeats()))
        .without("spec.finalTraining");
  }

  private static SimulatedStudy of(PlannedStudy study, SimulatedTrainer trainer) {
    var confirmation = study.result().confirmation();
    var luckiest =
        study
            .log()
            .of(TrialPurpose.Search)
            .max(Comparator.comparingDouble(SimulatedStudy::score))
            .orElseThrow();
    double truth = trainer.truth(winner(study, confirmation));
    var best = confirmation.comparisons().get(0);
    double gain =
        truth
            - trainer.truth(
                study
                    .log()
                    .of(TrialPurpose.Baseline)
                    .map(TrialRecord::spec)
                    .filter(spec -> spec.baseline() == best.baseline())
                    .findFirst()
                    .orElseThrow());
    return new SimulatedStudy(
        score(luckiest) - trainer.truth(luckiest.spec()),
        confirmation.mean() - truth,
        confirmation.corrected() - truth,
        confirmation.lower() <= truth && truth <= confirmation.upper(),
        best.difference() - gain,
        best.lower() <= gain && gain <= best.upper(),
        (best.upper() - best.lower()) / 2,
        confirmation.seeds(),
        best.lower() > 0 && gain <= 0 || best.upper() < 0 && gain >= 0);
  }

  private static AutoFTTrialSpec winner(PlannedStudy study, ConfirmationResult confirmation) {
    return study.specs().stream()
        .filter(
            spec -> "%s-%04d".formatted(spec.study(), spec.number()).equals(confirmation.trial()))
        .findFirst()
        .orElseThrow();
  }

  private static double score(TrialRecord trial) {
    return trial.score().orElseThrow();
  }
}
