package io.autoft.contract;

/** How long a trial trains: the inner loop of a search counts steps, a final training epochs. */
public sealed interface TrainingLength permits InnerSteps, FinalTraining {

  /** Whether anything is trained at all; otherwise the pretrained model is evaluated. */
  boolean trains();
}
