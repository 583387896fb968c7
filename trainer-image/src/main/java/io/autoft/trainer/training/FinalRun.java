package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.Outcome;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ClipCheckpoint;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The full training: whole epochs, the best one kept, its parameters mixed with the pretrained ones
 * if asked for, every test set after that, so that no test takes part in any choice, and a
 * checkpoint with all of it.
 */
final class FinalRun {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final TrialContext context;
  private final FinalTraining settings;
  private final OutputFolder output;
  private final EpochLog log;
  private final Snapshots snapshots;
  private final ReportDraft draft;

  FinalRun(TrialContext context, FinalTraining settings, OutputFolder output, Clock clock) {
    this.context = requireNonNull(context, "context is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.output = requireNonNull(output, "output is null");
    var name = context.config().trial();
    this.log = new EpochLog(output.log(name));
    this.snapshots = new Snapshots(output.state(name), TrialDigest.of(context), clock);
    this.draft = new ReportDraft(context.config(), context.phases());
  }

  TrialReport report() throws TrialFailure {
    var initial = context.model().initial().copy(context.manager());
    try (var bestEpoch = new BestEpoch(context.config().metric(), initial)) {
      var divergence = new Epochs(context, settings, log, snapshots).train(bestEpoch, draft);
      context.phases().end("training");
      return divergence.isPresent() ? draft.diverged(divergence.get()) : finish(bestEpoch);
    }
  }

  private TrialReport finish(BestEpoch bestEpoch) throws TrialFailure {
    LOG.info("keeps epoch {}", bestEpoch.epoch());
    draft.metric("epoch", bestEpoch.epoch());
    var tuned = bestEpoch.parameters();
    return settings.ensembling() == Ensembling.None ? alone(tuned) : ensembled(tuned);
  }

  private TrialReport alone(NDArray tuned) throws TrialFailure {
    var point = AlphaCurve.Point.of(1, tuned, context);
    context.phases().end("evaluation");
    if (!point.finite()) {
      return diverged();
    }
    tests().report(tuned);
    return saved(tuned, Optional.empty(), point);
  }

  private TrialReport ensembled(NDArray tuned) throws TrialFailure {
    var interpolation = new WeightInterpolation(context, tuned);
    var curve = AlphaCurve.along(interpolation, context, settings.selectOn());
    if (!curve.finite()) {
      return diverged();
    }
    context.phases().end("ensemble");
    draft.ensemble(curve.report());
    var best = curve.best();
    LOG.info("keeps alpha {}", best.alpha());
    var tests = tests();
    tests.rest(curve, interpolation);
    try (var scope = context.manager().newSubManager()) {
      var ensembled = best.alpha() == 1 ? tuned : interpolation.at(best.alpha(), scope);
      tests.report(tuned, best.alpha(), ensembled);
      var file = new EnsembleFile(curve, tests.curves());
      return saved(ensembled, Optional.of(file), best);
    }
  }

  private FinalTests tests() {
    return new FinalTests(context, settings, draft);
  }

  /** Before anything is saved: parameters without an output are no model. */
  private TrialReport diverged() {
    return draft.diverged(Divergence.ofOutput(context.progress().steps()));
  }

  /**
   * After the tests, so that the checkpoint has their results and appears with them or not at all.
   * What another attempt would go on from is kept until then, so their time is all that can be
   * lost.
   */
  private TrialReport saved(
      NDArray parameters, Optional<EnsembleFile> ensemble, AlphaCurve.Point point)
      throws TrialFailure {
    var name = context.config().trial();
    draft.checkpoint(name);
    var report = scored(point);
    if (report.outcome() != Outcome.Scored) {
      return report;
    }
    var checkpoint =
        new ClipCheckpoint(
            context.pretrained(),
            context.model().layout(),
            parameters,
            context.data().train().classNames());
    var provenance = new Provenance(card(report));
    write(
        name,
        folder -> {
          checkpoint.writeTo(folder);
          log.writeTo(folder);
          if (ensemble.isPresent()) {
            ensemble.get().writeTo(folder);
          }
          provenance.writeTo(folder);
        });
    log.removeFile();
    LOG.info("wrote checkpoint {}", name);
    context.phases().end("checkpoint");
    return draft.scored(point.oodValidation());
  }

  private ModelCard card(TrialReport report) {
    var data = context.data();
    return new ModelCard(
        context.config(),
        report,
        data.train().size(),
        data.oodValidation().size(),
        SoftwareVersions.here());
  }

  /** A disk that is full may have room without what another attempt would need. */
  private void write(String name, OutputFolder.Content content) throws TrialFailure {
    try {
      output.write(name, content);
    } catch (TrialFailure e) {
      if (!OutputFolder.isFull(e) || !snapshots.remove()) {
        throw e;
      }
      LOG.warn("{}; tries again without the state for another attempt", e.getMessage());
      output.write(name, content);
    }
  }

  private TrialReport scored(AlphaCurve.Point saved) {
    saved
        .idValidation()
        .ifPresent(p -> draft.measured(context.data().idValidation().orElseThrow(), p));
    draft.pretrained(context.pretrained());
    draft.chosen(context.data().train());
    draft.measured(context.data().oodValidation(), saved.oodValidation());
    context.phases().end("evaluation");
    return draft.scored(saved.oodValidation());
  }
}
