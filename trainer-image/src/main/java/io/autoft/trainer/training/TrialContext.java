package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.evaluation.Evaluator;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;
import io.autoft.trainer.model.TrainableModel;
import io.autoft.trainer.program.ProgramClip;

/**
 * All that a trial works with, once everything has been found.
 *
 * @param config what was asked for
 * @param settings how to train
 * @param pretrained the model's files
 * @param data the data sets
 * @param model at its pretrained parameters
 * @param loader of images
 * @param progress tells how far training is
 * @param phases times the trial
 * @param manager of all arrays
 */
record TrialContext(
    TrialConfig config,
    TrainingSettings settings,
    PretrainedClip pretrained,
    TrialData data,
    TrainableModel model,
    PixelLoader loader,
    Progress progress,
    Phases phases,
    NDManager manager) {

  TrialContext {
    requireNonNull(config, "config is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(pretrained, "pretrained is null");
    requireNonNull(data, "data is null");
    requireNonNull(model, "model is null");
    requireNonNull(loader, "loader is null");
    requireNonNull(progress, "progress is null");
    requireNonNull(phases, "phases is null");
    requireNonNull(manager, "manager is null");
  }

  /** Makes the model and its head. */
  static TrialContext of(
      TrialConfig config,
      TrainingSettings settings,
      PretrainedClip pretrained,
      TrialData data,
      Progress progress,
      Phases phases,
      NDManager manager)
      throws TrialFailure {
    var prompts =
        Prompts.of(
            data.train().classNames(),
            data.train().promptTemplates(),
            pretrained.tokenizer(),
            pretrained.config().text().contextLength());
    return new TrialContext(
        config,
        settings,
        pretrained,
        data,
        new ProgramClip(
            pretrained, prompts, settings.objective().trainsText(), config.precision(), manager),
        new PixelLoader(),
        progress,
        phases,
        manager);
  }

  Evaluator evaluator() {
    return new Evaluator(model, loader, progress::evaluated);
  }

  /** The order in which training sees the training set. */
  BatchOrder order() {
    return new BatchOrder(data.train().size(), settings.batchSize(), settings.seed());
  }
}
