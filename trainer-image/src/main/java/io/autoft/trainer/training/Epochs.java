package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.FinalTraining;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Measure;
import java.util.Map;
import java.util.Optional;

/** The epochs of a final training, of which the best one is kept. */
final class Epochs {

  private final Setup setup;
  private final FinalTraining settings;
  private final Measure measure;
  private final EpochLog log;
  private final Snapshots snapshots;

  Epochs(Setup setup, FinalTraining settings, EpochLog log, Snapshots snapshots) {
    this.setup = requireNonNull(setup, "setup is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.measure = Measure.of(setup.config().metric());
    this.log = requireNonNull(log, "log is null");
    this.snapshots = requireNonNull(snapshots, "snapshots is null");
  }

  /** Trains, from where an earlier attempt was if it left that; ends early if it diverges. */
  Optional<Divergence> train(Selection selection, ReportDraft draft) {
    int stepsPerEpoch = setup.order().batchesPerEpoch();
    try (var course = new Course(setup, settings.epochs(), stepsPerEpoch)) {
      int done = snapshots.restore(course, selection, log);
      if (settings.epochs() == 0) {
        selection.keep(0, course.evaluable());
      }
      for (int epoch = done + 1; epoch <= settings.epochs(); epoch++) {
        var divergence = course.advance(stepsPerEpoch);
        if (divergence.isEmpty()) {
          divergence = end(epoch, course, selection);
        }
        if (divergence.isPresent()) {
          log.add(epoch, divergence.get());
          return divergence;
        }
        snapshots.offer(epoch, course, selection, log);
      }
      draft.trained(course);
    }
    return Optional.empty();
  }

  /** Evaluates and logs an epoch whose steps have been taken. */
  private Optional<Divergence> end(int epoch, Course course, Selection selection) {
    var theta = course.evaluable();
    var set = selectionSet();
    if (set.isEmpty()) {
      selection.keep(epoch, theta);
      log.add(epoch, settings.epochs(), course, Map.of());
      return Optional.empty();
    }
    var predictions = setup.evaluator().predict(set.get(), theta);
    if (!predictions.finite()) {
      return Optional.of(Divergence.ofOutput(course.steps()));
    }
    selection.offer(epoch, measure.value(predictions), theta);
    log.add(epoch, settings.epochs(), course, Measure.all(set.get().name(), predictions));
    return Optional.empty();
  }

  private Optional<ImageSet> selectionSet() {
    return switch (settings.selectOn()) {
      case IdValidation -> setup.data().idValidation();
      case OodValidation -> Optional.of(setup.data().oodValidation());
      case None -> Optional.empty();
    };
  }
}
