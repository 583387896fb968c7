package io.autoft.trainer.model;

import ai.djl.ndarray.NDManager;
import io.autoft.contract.Precision;
import io.autoft.trainer.program.ProgramClip;

/** The ways in which a model is computed, which must agree. */
public enum Implementation {
  PLAIN_OPERATORS {
    @Override
    public TrainableModel of(
        PretrainedClip pretrained, Prompts prompts, boolean trainsText, NDManager manager) {
      return new ClipModel(
          pretrained, prompts, Golden.shares(prompts.classes()), trainsText, manager);
    }
  },
  PROGRAM {
    @Override
    public TrainableModel of(
        PretrainedClip pretrained, Prompts prompts, boolean trainsText, NDManager manager) {
      return new ProgramClip(
          pretrained,
          prompts,
          Golden.shares(prompts.classes()),
          trainsText,
          Precision.FP32,
          manager);
    }
  };

  /** A model at its pretrained parameters. */
  public abstract TrainableModel of(
      PretrainedClip pretrained, Prompts prompts, boolean trainsText, NDManager manager);

  /** As {@link #of}, with the prompts of {@link Golden}. */
  public TrainableModel golden(PretrainedClip pretrained, NDManager manager) throws Exception {
    return of(pretrained, Golden.prompts(pretrained), true, manager);
  }
}
