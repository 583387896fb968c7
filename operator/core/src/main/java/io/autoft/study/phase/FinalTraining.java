package io.autoft.study.phase;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.TrainedModel;
import io.autoft.study.proposal.Baselines;
import io.autoft.study.proposal.Seeds;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trainings at the end: that of the winner, and those that it is compared with. All have the
 * same seed, so that they see the same batches. After a search that went on, what has been trained
 * already is not trained again: with the same parameters and seed it would come out the same.
 *
 * @param before the phase that has chosen the winner
 */
record FinalTraining(Study study, Phase before) implements Phase {

  /** What is to be trained: the learned objective, or a baseline's. */
  private record Wanted(String name, Optional<BaselineName> baseline) {}

  @Override
  public Stage stage() {
    return Stage.Training;
  }

  @Override
  public Optional<AutoFTTrialSpec> next(TrialLog log) {
    return wanted().filter(w -> find(w, log).isEmpty()).findFirst().map(w -> trial(w, log));
  }

  @Override
  public boolean done(TrialLog log) {
    return wanted().allMatch(w -> find(w, log).filter(TrialRecord::finished).isPresent());
  }

  @Override
  public Optional<Cause> failure(TrialLog log) {
    return wanted()
        .findFirst()
        .flatMap(learned -> find(learned, log))
        .filter(e -> e.outcome() instanceof TrialOutcome.Diverged)
        .map(
            e ->
                new Cause(
                    "FinalTrainingDiverged",
                    "the final training %s of the best objective diverged".formatted(e.name())));
  }

  @Override
  public Optional<TrialRecord> winner(TrialLog log) {
    return before.winner(log);
  }

  @Override
  public Cause underWay(TrialLog log) {
    return new Cause(
        "Training", "final training of the best trial, " + winner(log).orElseThrow().name());
  }

  @Override
  public Cause finished() {
    return new Cause("FinalTrainingFinished", "the final training has reported; see status.result");
  }

  /** A comparison that diverged has no score. */
  @Override
  public List<TrainedModel> trained(TrialLog log) {
    return wanted()
        .flatMap(w -> find(w, log).map(trial -> new TrainedModel(w.name(), trial)).stream())
        .filter(t -> t.trial().score().isPresent())
        .toList();
  }

  /** In the order of the result. */
  private Stream<Wanted> wanted() {
    return Stream.concat(
        Stream.of(new Wanted(TrainedModel.LEARNED, Optional.empty())),
        study.spec().finalTraining().compare().stream()
            .map(b -> new Wanted(b.name(), Optional.of(b))));
  }

  /** The training, if it has been created and has not failed. */
  private Optional<TrialRecord> find(Wanted wanted, TrialLog log) {
    return parameters(wanted, log)
        .flatMap(
            parameters ->
                log.standing(TrialPurpose.FinalTraining)
                    .filter(e -> Optional.ofNullable(e.spec().baseline()).equals(wanted.baseline()))
                    .filter(e -> e.spec().parameters().equals(parameters))
                    .findFirst());
  }

  /** Those of the learned objective are not known before there is a winner. */
  private Optional<Map<String, Double>> parameters(Wanted wanted, TrialLog log) {
    return wanted
        .baseline()
        .map(b -> Baselines.parameters(study.spec(), b))
        .or(() -> winner(log).map(w -> w.spec().parameters()));
  }

  private AutoFTTrialSpec trial(Wanted wanted, TrialLog log) {
    return new AutoFTTrialSpec(
        study.name(),
        log.nextNumber(),
        TrialPurpose.FinalTraining,
        wanted.baseline().orElse(null),
        wanted.baseline().isPresent() ? null : winner(log).orElseThrow().name(),
        parameters(wanted, log).orElseThrow(),
        Seeds.FINAL_TRAINING.seed(study.spec().search().seed(), 0),
        study.digest(),
        null);
  }
}
