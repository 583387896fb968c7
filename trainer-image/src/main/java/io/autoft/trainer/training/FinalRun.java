package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Predictions;
import io.autoft.trainer.model.ClipCheckpoint;
import io.autoft.trainer.report.TrialFailure;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The full training: whole epochs, the best one kept, its parameters mixed with the pretrained ones
 * if asked for, a checkpoint, and every test set at the end, so that no test takes part in any
 * choice.
 */
final class FinalRun {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final Setup setup;
  private final FinalTraining settings;
  private final OutputFolder output;
  private final EpochLog log;
  private final Snapshots snapshots;
  private final ReportDraft draft;

  FinalRun(Setup setup, FinalTraining settings, OutputFolder output, Clock clock) {
    this.setup = requireNonNull(setup, "setup is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.output = requireNonNull(output, "output is null");
    var name = setup.config().trial();
    this.log = new EpochLog(output.log(name));
    this.snapshots = new Snapshots(output.state(name), TrialDigest.of(setup), clock);
    this.draft = new ReportDraft(setup.config(), setup.phases());
  }

  TrialReport report() throws TrialFailure {
    try (var selection = new Selection(setup.config().metric(), setup.model().initial())) {
      var divergence = new Epochs(setup, settings, log, snapshots).train(selection, draft);
      setup.phases().end("training");
      return divergence.isPresent() ? draft.diverged(divergence.get()) : finish(selection);
    }
  }

  private TrialReport finish(Selection selection) throws TrialFailure {
    LOG.info("keeps epoch {}", selection.epoch());
    draft.metric("epoch", selection.epoch());
    var tuned = selection.parameters();
    return settings.ensembling() == Ensembling.None ? alone(tuned) : ensembled(tuned);
  }

  private TrialReport alone(NDArray tuned) throws TrialFailure {
    var point = AlphaCurve.Point.of(1, tuned, setup);
    setup.phases().end("evaluation");
    if (!point.finite()) {
      return diverged();
    }
    save(tuned, Optional.empty());
    test(tuned, Optional.empty());
    return scored(point);
  }

  private TrialReport ensembled(NDArray tuned) throws TrialFailure {
    var line = new WeightLine(setup, tuned);
    var curve = AlphaCurve.along(line, setup, settings.selectOn());
    if (!curve.finite()) {
      return diverged();
    }
    setup.phases().end("ensemble");
    draft.ensemble(curve.report());
    var best = curve.best();
    LOG.info("keeps alpha {}", best.alpha());
    try (var scope = setup.manager().newSubManager()) {
      var ensembled = best.alpha() == 1 ? tuned : line.at(best.alpha(), scope);
      save(ensembled, Optional.of(curve));
      test(tuned, Optional.of(ensembled));
    }
    return scored(best);
  }

  /** Before anything is saved: parameters without an output are no model. */
  private TrialReport diverged() {
    return draft.diverged(Divergence.ofOutput(setup.progress().steps()));
  }

  private void save(NDArray parameters, Optional<AlphaCurve> curve) throws TrialFailure {
    var name = setup.config().trial();
    var checkpoint =
        new ClipCheckpoint(
            setup.pretrained(),
            setup.model().layout(),
            parameters,
            setup.data().train().classNames());
    write(
        name,
        folder -> {
          checkpoint.writeTo(folder);
          log.writeTo(folder);
          if (curve.isPresent()) {
            curve.get().writeTo(folder);
          }
        });
    log.removeFile();
    draft.checkpoint(name);
    LOG.info("wrote checkpoint {}", name);
    setup.phases().end("checkpoint");
  }

  /** A disk that is full may have room without what another attempt would need. */
  private void write(String name, OutputFolder.Content content) throws TrialFailure {
    try {
      output.write(name, content);
    } catch (TrialFailure e) {
      if (!snapshots.remove()) {
        throw e;
      }
      LOG.warn("{}; tries again without the state for another attempt", e.getMessage());
      output.write(name, content);
    }
  }

  /** Where nothing is mixed, what holds for the tuned parameters holds for the ensembled ones. */
  private void test(NDArray tuned, Optional<NDArray> ensembled) {
    for (var set : setup.data().tests()) {
      var predictions = predict(set, tuned);
      draft.test(
          set.name(),
          predictions,
          ensembled.map(theta -> theta == tuned ? predictions : predict(set, theta)));
    }
  }

  private Predictions predict(ImageSet set, NDArray parameters) {
    return setup.evaluator().predict(set, parameters);
  }

  private TrialReport scored(AlphaCurve.Point saved) {
    saved
        .idValidation()
        .ifPresent(p -> draft.measured(setup.data().idValidation().orElseThrow(), p));
    draft.chosen(setup.data().train());
    draft.measured(setup.data().oodValidation(), saved.oodValidation());
    setup.phases().end("evaluation");
    return draft.scored(saved.oodValidation());
  }
}
