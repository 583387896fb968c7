package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.Precision;
import io.autoft.contract.Reason;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.data.ImageCachePlaces;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.Accelerator;
import io.autoft.trainer.model.ModelFiles;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.TorchEngine;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The course of one trial, from its configuration to its report. */
public final class Trial {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final TrialConfig config;
  private final ImageCachePlaces places;
  private final Progress progress;
  private final Clock clock;

  /**
   * A trial.
   *
   * @param places where decoded images are kept
   */
  public Trial(TrialConfig config, ImageCachePlaces places, Progress progress, Clock clock) {
    this.config = requireNonNull(config, "config is null");
    this.places = requireNonNull(places, "places is null");
    this.progress = requireNonNull(progress, "progress is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Runs the trial. What can be wrong is found before anything is trained.
   *
   * @throws TrialFailure if it cannot give a result
   */
  public TrialReport run() throws TrialFailure {
    var phases = new Phases(clock);
    var output = output();
    if (output.isPresent()) {
      output.get().probe();
    }
    var files = ModelFiles.of(config.model());
    TorchEngine.begin();
    var pretrained = PretrainedClip.load(files);
    var settings = TrainingSettings.of(config, ParameterGroups.of(pretrained.config()));
    Stage.check(config, settings);
    var data = TrialData.open(config, dataSets(pretrained.config().image().imageSize()));
    phases.end("data");
    LOG.info(
        "{}: model {} with {} parameters, {} training and {} validation images, {}",
        config.trial(),
        config.model(),
        pretrained.size(),
        data.train().size(),
        data.oodValidation().size(),
        config.parameters());
    try (var manager = TorchEngine.start(pretrained.size())) {
      tryDevice(manager);
      var context = TrialContext.of(config, settings, pretrained, data, progress, phases, manager);
      phases.end("model");
      return config.training().length() instanceof FinalTraining finalTraining
          ? new FinalRun(context, finalTraining, output.orElseThrow(), clock).report()
          : new InnerLoop(context, config.training().steps().orElseThrow()).report();
    }
  }

  /**
   * Removes what another attempt would have gone on from. For whoever has written the report: until
   * then, a lost pod is to cost no training.
   */
  public void forget() throws TrialFailure {
    if (config.training().finalTraining().isPresent()) {
      Snapshots.remove(output().orElseThrow().state(config.trial()));
    }
  }

  private DataSets dataSets(int imageSize) throws TrialFailure {
    return new DataSets(
        config.studySeed(),
        imageSize,
        config.classNames(),
        config.promptTemplates(),
        places,
        clock);
  }

  private void tryDevice(NDManager manager) throws TrialFailure {
    var accelerator = Accelerator.here();
    accelerator.warning().ifPresent(LOG::warn);
    accelerator.tryOut(manager);
    LOG.info("computes in {} on {}", config.precision(), TorchEngine.description(manager));
    if (config.precision() == Precision.BF16 && !TorchEngine.hasFastBfloat16(manager)) {
      LOG.warn("this processor has no operators for bfloat16: FP32 would be faster");
    }
  }

  private Optional<OutputFolder> output() throws TrialFailure {
    if (config.training().length() instanceof FinalTraining settings) {
      if (settings.selectOn() == SelectOn.IdValidation && config.idValidation().isEmpty()) {
        throw new TrialFailure(
            Reason.BadConfig,
            "training.finalTraining.selectOn is IdValidation, but idValidation is missing");
      }
      return Optional.of(OutputFolder.of(settings.output()));
    }
    return config.preflight() && config.probedOutput().isPresent()
        ? Optional.of(OutputFolder.of(config.probedOutput().get()))
        : Optional.empty();
  }
}
