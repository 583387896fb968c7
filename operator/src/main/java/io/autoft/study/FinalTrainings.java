package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trainings at the end: that of the winner, and those that it is compared with. All have the
 * same seed, so that they see the same batches. A search that went on gets new ones.
 */
record FinalTrainings(String study, AutoFTStudySpec spec, String digest, TrialEntry winner) {

  /** What the winner's training is called in the result. */
  static final String LEARNED = "AutoFT";

  /** What is to be trained: the learned objective, or a baseline's. */
  record Wanted(String name, Optional<BaselineName> baseline) {}

  /** In the order of the result. */
  List<Wanted> wanted() {
    var wanted = new ArrayList<Wanted>();
    wanted.add(new Wanted(LEARNED, Optional.empty()));
    spec.finalTraining().compare().forEach(b -> wanted.add(new Wanted(b.name(), Optional.of(b))));
    return wanted;
  }

  /** The training of this round, if it has been created and has not failed. */
  Optional<TrialEntry> find(Wanted wanted, TrialLog log) {
    int lastOfSearch =
        log.entries().stream()
            .filter(e -> !e.is(TrialPurpose.FinalTraining))
            .mapToInt(TrialEntry::number)
            .max()
            .orElse(-1);
    return log.standing(TrialPurpose.FinalTraining)
        .filter(e -> e.number() > lastOfSearch)
        .filter(e -> Optional.ofNullable(e.spec().baseline()).equals(wanted.baseline()))
        .findFirst();
  }

  /** The next training that may be created now. */
  Optional<AutoFTTrialSpec> nextNow(TrialLog log) {
    return log.unfinished() >= spec.parallelism()
        ? Optional.empty()
        : wanted().stream()
            .filter(w -> find(w, log).isEmpty())
            .findFirst()
            .map(w -> trial(w, log.nextNumber()));
  }

  /** Whether every training has a result. */
  boolean done(TrialLog log) {
    return wanted().stream()
        .map(w -> find(w, log))
        .noneMatch(found -> found.filter(TrialEntry::finished).isEmpty());
  }

  private AutoFTTrialSpec trial(Wanted wanted, int number) {
    Map<String, Double> parameters =
        wanted
            .baseline()
            .map(b -> Baselines.parameters(spec, b))
            .orElse(winner.spec().parameters());
    return new AutoFTTrialSpec(
        study,
        number,
        TrialPurpose.FinalTraining,
        wanted.baseline().orElse(null),
        wanted.baseline().isPresent() ? null : winner.name(),
        parameters,
        Seeds.FINAL_TRAINING.seed(spec.search().seed(), 0),
        digest,
        null);
  }
}
