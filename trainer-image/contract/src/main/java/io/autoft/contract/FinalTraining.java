package io.autoft.contract;

import static java.util.Objects.requireNonNull;

/**
 * The length of a final training, which epoch of it is kept, whether its parameters are mixed with
 * the pretrained ones, and where the checkpoint is written.
 *
 * @param epochs passes over the training set; 0 evaluates the pretrained model
 * @param selectOn the set whose metric picks the epoch to keep
 * @param ensembling whether the kept parameters are mixed with the pretrained ones
 * @param output {@code file:///path} of the folder below which the checkpoint is written
 */
public record FinalTraining(int epochs, SelectOn selectOn, Ensembling ensembling, String output)
    implements TrainingLength {

  public FinalTraining {
    requireNonNull(selectOn, "selectOn is null");
    ensembling = ensembling == null ? Ensembling.None : ensembling;
    requireNonNull(output, "output is null");
  }

  @Override
  public boolean trains() {
    return epochs > 0;
  }
}
