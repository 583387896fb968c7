package io.autoft.trainer.pretraining;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.DataSetConfig;
import io.autoft.contract.Loss;
import io.autoft.trainer.data.DataSets;
import io.autoft.trainer.failure.TrialFailure;
import io.autoft.trainer.objective.Objective;
import io.autoft.trainer.training.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Pretrains the demo model on the broad set: cross-entropy against the ten class prompts from a
 * random template, and at every fourth step 0.3 times the contrastive loss against the captions.
 * The contrastive loss alone stays near chance at this cost; with half the steps it knows too
 * little, with twice as many it has little to gain from fine-tuning.
 */
public final class DemoPretraining {

  private static final int STEPS = 2000;
  private static final int CONTRASTIVE_EVERY = 4;
  private static final Objective CLASSES = new Objective(Map.of(Loss.CrossEntropy, 1.0));
  private static final Objective CLASSES_AND_CAPTIONS =
      new Objective(Map.of(Loss.CrossEntropy, 1.0, Loss.Contrastive, 0.3));
  private static final PretrainingPlan PLAN =
      new PretrainingPlan(
          DemoArchitecture.config(),
          DemoArchitecture.vocabulary(),
          STEPS,
          64,
          new Schedule(2e-3, 100, STEPS),
          0.05,
          step -> step % CONTRASTIVE_EVERY == 0 ? CLASSES_AND_CAPTIONS : CLASSES,
          Augmentation::new);

  private final Consumer<String> say;

  /**
   * A pretraining.
   *
   * @param say takes a line of progress
   */
  public DemoPretraining(Consumer<String> say) {
    this.say = requireNonNull(say, "say is null");
  }

  /**
   * Pretrains and writes the model's files into a folder.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeTo(Path folder) throws IOException, TrialFailure {
    var broad = DataSetConfig.of("pretraining", "demo://shapes").withSplit("pretraining");
    new Pretraining(PLAN, say).run(DataSets.openCaptioned(broad, 0), folder);
  }
}
