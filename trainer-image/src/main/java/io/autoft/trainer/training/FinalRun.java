package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.TrainingConfig.FinalTraining;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.ImageSet;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import io.autoft.trainer.model.ClipCheckpoint;
import io.autoft.trainer.report.TrialFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The full training: whole epochs, the best one kept, a checkpoint, and every test set once at the
 * end, so that no test takes part in any choice.
 */
final class FinalRun {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final Setup setup;
  private final FinalTraining settings;
  private final OutputFolder output;
  private final Measure measure;
  private final EpochLog epochs = new EpochLog();

  FinalRun(Setup setup, FinalTraining settings, OutputFolder output) {
    this.setup = requireNonNull(setup, "setup is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.output = requireNonNull(output, "output is null");
    this.measure = Measure.of(setup.config().metric());
  }

  TrialReport report() throws TrialFailure {
    var draft = new ReportDraft(setup.config(), setup.phases());
    var order = setup.order();
    var run = new Run(setup, order, settings.epochs() * order.batchesPerEpoch());
    try (var selection = new Selection(setup.config().metric(), run.parameters())) {
      var divergence = train(run, order.batchesPerEpoch(), selection);
      setup.phases().end("training");
      if (divergence.isPresent()) {
        return draft.diverged(divergence.get());
      }
      draft.trained(run);
      save(selection, draft);
      return evaluate(selection, draft);
    }
  }

  private Optional<Divergence> train(Run run, int stepsPerEpoch, Selection selection) {
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      var divergence = run.advance(stepsPerEpoch);
      if (divergence.isPresent()) {
        return divergence;
      }
      var set = selectionSet();
      if (set.isEmpty()) {
        epochs.add(epoch, run);
        selection.keep(epoch, run.parameters());
        continue;
      }
      var predictions = setup.evaluator().predict(set.get(), run.parameters());
      if (!predictions.finite()) {
        return Optional.of(Divergence.ofOutput(run.steps()));
      }
      epochs.add(epoch, run, set.get().name(), predictions);
      selection.offer(epoch, measure.value(predictions), run.parameters());
    }
    return Optional.empty();
  }

  private Optional<ImageSet> selectionSet() {
    return switch (settings.selectOn()) {
      case IdValidation -> setup.data().idValidation();
      case OodValidation -> Optional.of(setup.data().oodValidation());
      case None -> Optional.empty();
    };
  }

  private void save(Selection selection, ReportDraft draft) throws TrialFailure {
    var name = setup.config().trial();
    var checkpoint =
        new ClipCheckpoint(
            setup.pretrained(),
            setup.model().layout(),
            selection.parameters().toFloatArray(),
            setup.data().train().classNames());
    output.write(
        name,
        folder -> {
          checkpoint.writeTo(folder);
          epochs.writeTo(folder);
        });
    draft.checkpoint(name);
    draft.metric("epoch", selection.epoch());
    LOG.info("{}: kept epoch {}, checkpoint {}", name, selection.epoch(), name);
    setup.phases().end("checkpoint");
  }

  private TrialReport evaluate(Selection selection, ReportDraft draft) {
    var score = measured(setup.data().oodValidation(), selection, draft);
    setup.data().idValidation().ifPresent(set -> measured(set, selection, draft));
    for (var test : setup.data().tests()) {
      draft.test(test.name(), setup.evaluator().predict(test, selection.parameters()));
    }
    setup.phases().end("evaluation");
    return draft.scored(measure.value(score), measure.standardError(score));
  }

  private Predictions measured(ImageSet set, Selection selection, ReportDraft draft) {
    var predictions = setup.evaluator().predict(set, selection.parameters());
    draft.measured(set.name(), predictions);
    return predictions;
  }
}
