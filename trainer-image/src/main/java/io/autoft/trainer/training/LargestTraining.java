package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.MemoryEstimate;
import io.autoft.trainer.model.ParameterLayout;
import io.autoft.trainer.model.PretrainedClip;
import io.autoft.trainer.model.Prompts;

/**
 * The training of a model that takes the most memory: a final one, of both towers, with a
 * contrastive term. It is known before there is a study, and so before anything is loaded.
 *
 * @param prompts of the study's classes
 */
public record LargestTraining(PretrainedClip pretrained, Prompts prompts) {

  public LargestTraining {
    requireNonNull(pretrained, "pretrained is null");
    requireNonNull(prompts, "prompts is null");
  }

  /** What {@link TrainingMemory} says of it, by the size of the batch. */
  public MemoryEstimate memory() {
    var config = pretrained.config();
    var layout = ParameterLayout.ofClassifier(config, prompts.classes(), true);
    var state = TrainingMemory.FINAL_ARRAYS * layout.size() * Float.BYTES;
    var gradient = layout.size() * Float.BYTES;
    return new MemoryEstimate(
        TrainingMemory.PROCESS
            + pretrained.bytesInFile()
            + pretrained.bytesToWiden(layout)
            + state
            + gradient,
        TrainingMemory.activationsOfImage(config.image()),
        TrainingMemory.activationsOfText(config.text(), prompts.longest()));
  }
}
