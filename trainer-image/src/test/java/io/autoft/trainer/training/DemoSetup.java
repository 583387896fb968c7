package io.autoft.trainer.training;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.TrialConfig;
import io.autoft.trainer.data.DemoSets;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.report.TrialFailure;
import java.time.Clock;

/** The parts of a trial, for tests that look into it. */
final class DemoSetup {

  private DemoSetup() {}

  static Setup of(TrialConfig config, NDManager manager) throws TrialFailure {
    return of(config, new Progress(Clock.systemUTC()), manager);
  }

  static Setup of(TrialConfig config, Progress progress, NDManager manager) throws TrialFailure {
    var pretrained = PretrainedClip.load(ModelFiles.of(config.model()));
    return Setup.of(
        config,
        Recipe.of(config, ParameterGroups.of(pretrained.config())),
        pretrained,
        TrialData.open(config, DemoSets.of(config.studySeed())),
        progress,
        new Phases(Clock.systemUTC()),
        manager);
  }
}
