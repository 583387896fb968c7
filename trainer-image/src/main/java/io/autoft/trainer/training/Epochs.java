package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.FinalTraining;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Measure;
import java.util.Map;
import java.util.Optional;

/** The epochs of a final training, of which the best one is kept. */
final class Epochs {

  private final TrialContext context;
  private final FinalTraining settings;
  private final Measure measure;
  private final EpochLog log;
  private final Snapshots snapshots;

  Epochs(TrialContext context, FinalTraining settings, EpochLog log, Snapshots snapshots) {
    this.context = requireNonNull(context, "context is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.measure = Measure.of(context.config().metric());
    this.log = requireNonNull(log, "log is null");
    this.snapshots = requireNonNull(snapshots, "snapshots is null");
  }

  /** Trains, from where an earlier attempt was if it left that; ends early if it diverges. */
  Optional<Divergence> train(BestEpoch bestEpoch, ReportDraft draft) {
    int stepsPerEpoch = context.order().batchesPerEpoch();
    try (var training = new StagedTraining(context, settings.epochs(), stepsPerEpoch)) {
      int done = snapshots.restore(training, bestEpoch, log);
      for (int epoch = done + 1; epoch <= settings.epochs(); epoch++) {
        var divergence = training.advance(stepsPerEpoch);
        if (divergence.isEmpty()) {
          divergence = end(epoch, training, bestEpoch);
        }
        if (divergence.isPresent()) {
          log.add(epoch, divergence.get());
          return divergence;
        }
        snapshots.offer(epoch, training, bestEpoch, log);
      }
      draft.trained(training);
    }
    return Optional.empty();
  }

  /** Evaluates and logs an epoch whose steps have been taken. */
  private Optional<Divergence> end(int epoch, StagedTraining training, BestEpoch bestEpoch) {
    try (var scope = context.manager().newSubManager()) {
      return end(epoch, training, training.evaluable(scope), bestEpoch);
    }
  }

  private Optional<Divergence> end(
      int epoch, StagedTraining training, NDArray theta, BestEpoch bestEpoch) {
    var set = selectionSet();
    if (set.isEmpty()) {
      bestEpoch.keep(epoch, theta);
      log.add(epoch, settings.epochs(), training, Map.of());
      return Optional.empty();
    }
    var predictions = context.evaluator().predict(set.get(), theta);
    if (!predictions.finite()) {
      return Optional.of(Divergence.ofOutput(training.steps()));
    }
    bestEpoch.offer(epoch, measure.value(predictions), theta);
    log.add(epoch, settings.epochs(), training, Measure.all(set.get().name(), predictions));
    return Optional.empty();
  }

  private Optional<ImageSet> selectionSet() {
    return switch (settings.selectOn()) {
      case IdValidation -> context.data().idValidation();
      case OodValidation -> Optional.of(context.data().oodValidation());
      case None -> Optional.empty();
    };
  }
}
