package io.autoft.contract;

import static java.util.Objects.requireNonNull;

/**
 * The length of a final training, and what becomes of its epochs: one of them is kept, mixed with
 * the pretrained parameters if asked for, and written.
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
