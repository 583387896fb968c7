package io.autoft.study.phase;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Reason;
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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The trainings at the end: those of the winner, and those that it is compared with. A seed is the
 * same for all models, so that they see the same batches, and its trainings follow one another, so
 * that there is something to compare early. After a search that went on, what has been trained
 * already is not trained again: with the same parameters and seed it would come out the same.
 *
 * @param before the phase that has chosen the winner
 */
record FinalTraining(Study study, Phase before) implements Phase {

  /** What is to be trained: the learned objective, or a baseline's, with one of the seeds. */
  private record Wanted(Optional<BaselineName> baseline, long seed) {}

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
    return timeLimit(log).or(() -> divergence(log));
  }

  /** The same training takes as long again, and it may be days: only another limit helps. */
  private Optional<Cause> timeLimit(TrialLog log) {
    return wanted()
        .filter(w -> find(w, log).isEmpty())
        .flatMap(w -> created(w, log))
        .filter(this::wouldTakeTooLong)
        .findFirst()
        .map(
            e ->
                new Cause(
                    "FinalTrainingTimeLimit",
                    ("the final training %s took longer than finalTraining.timeoutSeconds (%d); raise"
                            + " that, and it goes on from the last epoch that was kept")
                        .formatted(e.name(), timeoutSeconds())));
  }

  private boolean wouldTakeTooLong(TrialRecord training) {
    return training.outcome() instanceof TrialOutcome.Failed failed
        && failed.reason().equals(Reason.TimeLimit.name())
        // Where whole seconds are told, one may be missing.
        && training.lastSeconds() + 1 >= timeoutSeconds();
  }

  private long timeoutSeconds() {
    return study.spec().finalTraining().timeoutSeconds();
  }

  /** Without one training of the learned objective there is no model. */
  private Optional<Cause> divergence(TrialLog log) {
    var trainings = seeds().map(seed -> find(new Wanted(Optional.empty(), seed), log)).toList();
    return trainings.stream().allMatch(FinalTraining::diverged)
        ? Optional.of(new Cause("FinalTrainingDiverged", diverged(trainings)))
        : Optional.empty();
  }

  private static boolean diverged(Optional<TrialRecord> training) {
    return training.filter(e -> e.outcome() instanceof TrialOutcome.Diverged).isPresent();
  }

  private static String diverged(List<Optional<TrialRecord>> trainings) {
    var names = trainings.stream().map(e -> e.orElseThrow().name()).toList();
    return names.size() == 1
        ? "the final training %s of the best objective diverged".formatted(names.get(0))
        : "the final trainings %s of the best objective diverged"
            .formatted(String.join(", ", names));
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

  /** A comparison that diverged has no score; without the learned objective there is none. */
  @Override
  public List<TrainedModel> trained(TrialLog log) {
    var models = models().flatMap(baseline -> trained(baseline, log).stream()).toList();
    return models.stream().anyMatch(m -> m.name().equals(TrainedModel.LEARNED))
        ? models
        : List.of();
  }

  private Optional<TrainedModel> trained(Optional<BaselineName> baseline, TrialLog log) {
    var trainings =
        seeds(baseline)
            .flatMap(seed -> find(new Wanted(baseline, seed), log).stream())
            .filter(e -> e.score().isPresent())
            .toList();
    return trainings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TrainedModel(
                baseline.map(BaselineName::name).orElse(TrainedModel.LEARNED), trainings));
  }

  /** In the order of the result: the learned objective, then the baselines. */
  private Stream<Optional<BaselineName>> models() {
    return Stream.concat(
        Stream.of(Optional.empty()),
        study.spec().finalTraining().compare().stream().map(Optional::of));
  }

  private Stream<Long> seeds() {
    return IntStream.range(0, study.spec().finalTraining().seeds())
        .mapToObj(i -> Seeds.FINAL_TRAINING.seed(study.spec().search().seed(), i));
  }

  /** Where nothing is trained, one evaluation is that of every seed. */
  private Stream<Long> seeds(Optional<BaselineName> baseline) {
    return baseline.filter(BaselineName.ZeroShot::equals).isPresent() ? seeds().limit(1) : seeds();
  }

  private Stream<Wanted> wanted() {
    return seeds()
        .flatMap(
            seed ->
                models()
                    .filter(baseline -> seeds(baseline).anyMatch(seed::equals))
                    .map(baseline -> new Wanted(baseline, seed)));
  }

  /** The training, if it has been created and has not failed. */
  private Optional<TrialRecord> find(Wanted wanted, TrialLog log) {
    return created(wanted, log).filter(Predicate.not(TrialRecord::failed)).findFirst();
  }

  /** All that were begun, in turn, since those before had failed. */
  private Stream<TrialRecord> created(Wanted wanted, TrialLog log) {
    return parameters(wanted, log).stream()
        .flatMap(
            parameters ->
                log.of(TrialPurpose.FinalTraining)
                    .filter(e -> Optional.ofNullable(e.spec().baseline()).equals(wanted.baseline()))
                    .filter(e -> e.spec().parameters().equals(parameters))
                    .filter(e -> e.spec().seed() == wanted.seed()));
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
        wanted.seed(),
        study.digest(),
        null);
  }
}
