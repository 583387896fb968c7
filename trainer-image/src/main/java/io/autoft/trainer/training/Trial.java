package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.FinalTraining;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.model.ParameterGroups;
import io.autoft.trainer.model.PixelLoader;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trial, from its configuration to its report. */
public final class Trial {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");

  private final TrialConfig config;
  private final Workbench workbench;
  private final Progress progress;
  private final Clock clock;

  /**
   * A trial that has not begun.
   *
   * @param workbench with what an earlier trial may have left there
   */
  public Trial(TrialConfig config, Workbench workbench, Progress progress, Clock clock) {
    this.config = requireNonNull(config, "config is null");
    this.workbench = requireNonNull(workbench, "workbench is null");
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
    var pretrained = workbench.pretrained(config.model());
    if (output.isPresent()) {
      output.get().requireRoom(config.trial(), Float.BYTES * pretrained.size());
    }
    var settings = TrainingSettings.of(config, ParameterGroups.of(pretrained.config()));
    Stage.check(config, settings);
    var data = TrialData.open(config, workbench.data(config));
    if (config.training().trains()) {
      // A smaller set is one batch.
      PixelLoader.requireRoom(
          Math.min(settings.batchSize(), data.train().size()), data.train().imageSize());
    }
    phases.end("data");
    LOG.info(
        "{}: model {} with {} parameters, {} training and {} validation images, {}",
        config.trial(),
        config.model(),
        pretrained.size(),
        data.train().size(),
        data.oodValidation().size(),
        config.parameters());
    var model = workbench.model(config, data.train(), settings.objective().trainsText());
    var context =
        new TrialContext(config, settings, data, model, workbench.loader(), progress, phases);
    if (config.training().trains() && !model.manager().getDevice().isGpu()) {
      new MemoryCheck(workbench.memoryLimit()).check(TrainingMemory.of(context));
    }
    phases.end("model");
    return config.training().length() instanceof FinalTraining finalTraining
        ? new FinalRun(context, finalTraining, output.orElseThrow(), clock).report()
        : new RepeatedLoop(
                context,
                config.training().steps().orElseThrow(),
                config.training().repeats().orElse(1))
            .report();
  }

  /**
   * Removes what another attempt would have gone on from. For whoever has written the report: until
   * then, a lost pod is to cost no training.
   *
   * @throws TrialFailure BadConfig if there is no such output
   */
  public void forget() throws TrialFailure {
    if (config.training().finalTraining().isPresent()) {
      Snapshots.remove(output().orElseThrow().state(config.trial()));
    }
  }

  private Optional<OutputFolder> output() throws TrialFailure {
    if (config.training().length() instanceof FinalTraining settings) {
      if (settings.selectOn() == SelectOn.IdValidation && config.idValidation().isEmpty()) {
        throw TrialFailure.badConfig(
            "training.finalTraining.selectOn is IdValidation, but idValidation is missing");
      }
      return Optional.of(OutputFolder.of(settings.output()));
    }
    return config.preflight() && config.probedOutput().isPresent()
        ? Optional.of(OutputFolder.of(config.probedOutput().get()))
        : Optional.empty();
  }
}
