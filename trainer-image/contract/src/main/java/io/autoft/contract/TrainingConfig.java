package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How long and in what portions to train.
 *
 * @param steps optimiser steps of an inner loop; 0 evaluates the pretrained model. Absent in a
 *     final training, whose length is {@code finalTraining.epochs}
 * @param warmupSteps steps over which the learning rate rises to its peak
 * @param batchSize examples a step
 * @param accumulationSteps equal parts into which a batch is cut; the gradients of the parts are
 *     averaged, and {@link Loss#Contrastive} compares within a part
 * @param clipNorm largest global norm of the gradient, 0 for none
 * @param method what is trained
 * @param finalTraining present if and only if this is a final training
 */
public record TrainingConfig(
    Optional<Integer> steps,
    int warmupSteps,
    int batchSize,
    int accumulationSteps,
    double clipNorm,
    TrainingMethod method,
    Optional<FinalTraining> finalTraining) {

  public TrainingConfig {
    steps = Optionals.orEmpty(steps);
    accumulationSteps = accumulationSteps == 0 ? 1 : accumulationSteps;
    method = method == null ? TrainingMethod.FineTuning : method;
    finalTraining = Optionals.orEmpty(finalTraining);
  }

  /** Whether anything is trained at all; otherwise the pretrained model is evaluated. */
  public boolean trains() {
    return steps.orElse(0) > 0 || finalTraining.map(FinalTraining::epochs).orElse(0) > 0;
  }

  /**
   * What only a final training has.
   *
   * @param epochs passes over the training set; 0 evaluates the pretrained model
   * @param selectOn the set whose metric picks the epoch to keep
   * @param ensembling whether the kept parameters are mixed with the pretrained ones
   * @param output {@code file:///path} of the folder for the checkpoint
   */
  public record FinalTraining(int epochs, SelectOn selectOn, Ensembling ensembling, String output) {

    public FinalTraining {
      requireNonNull(selectOn, "selectOn is null");
      ensembling = ensembling == null ? Ensembling.None : ensembling;
      requireNonNull(output, "output is null");
    }
  }
}
