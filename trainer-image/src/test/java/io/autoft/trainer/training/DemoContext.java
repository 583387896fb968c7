package io.autoft.trainer.training;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DemoSets;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterGroups;
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
    return TrialContext.of(
        config,
        TrainingSettings.of(config, ParameterGroups.of(pretrained.config())),
        pretrained,
        TrialData.open(config, DemoSets.of(config.studySeed())),
        progress,
        new Phases(Clock.systemUTC()),
        manager);
  }
}
