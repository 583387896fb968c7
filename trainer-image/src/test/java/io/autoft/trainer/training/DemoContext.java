package io.autoft.trainer.training;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DemoSets;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.PixelLoader;
import io.autoft.trainer.model.PretrainedClip;
import java.time.Clock;

/** The parts of a trial, for tests that look into it. */
final class DemoContext {

  private DemoContext() {}

  static TrialContext of(TrialConfig config, NDManager manager) throws TrialFailure {
    return of(config, new Progress(Clock.systemUTC()), manager);
  }

  static TrialContext of(TrialConfig config, Progress progress, NDManager manager)
      throws TrialFailure {
    var pretrained = PretrainedClip.load(ModelFiles.of(config.model()));
    var settings = TrainingSettings.of(config, ParameterGroups.of(pretrained.config()));
    var data =
        TrialData.open(config, new StudyData(DemoSets.of(config.studySeed()), config.train()));
    boolean trainsText = settings.objective().trainsText();
    return new TrialContext(
        config,
        settings,
        data,
        LoadedModel.of(pretrained, data.train(), trainsText, config.precision(), manager),
        new PixelLoader(),
        progress,
        new Phases(Clock.systemUTC()));
  }
}
