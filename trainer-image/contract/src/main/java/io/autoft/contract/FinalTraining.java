package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The length of a final training, which epoch of it is kept, whether its parameters are mixed with
 * the pretrained ones, and where the checkpoint is written.
 *
 * @param epochs passes over the training set; 0 evaluates the pretrained model
 * @param selectOn the set whose metric picks the epoch to keep
 * @param ensembling whether the kept parameters are mixed with the pretrained ones
 * @param testedAlphas the mixtures that the tests are evaluated at
 * @param output {@code file:///path} of the folder below which the checkpoint is written
 */
public record FinalTraining(
    int epochs,
    SelectOn selectOn,
    Ensembling ensembling,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = TestedAlphas.NotWritten.class)
        TestedAlphas testedAlphas,
    String output)
    implements TrainingLength {

  public FinalTraining {
    requireNonNull(selectOn, "selectOn is null");
    ensembling = ensembling == null ? Ensembling.None : ensembling;
    testedAlphas = testedAlphas == null ? TestedAlphas.Chosen : testedAlphas;
    requireNonNull(output, "output is null");
  }

  /** One whose tests are evaluated at the chosen mixture. */
  public FinalTraining(int epochs, SelectOn selectOn, Ensembling ensembling, String output) {
    this(epochs, selectOn, ensembling, TestedAlphas.Chosen, output);
  }

  @Override
  public boolean trains() {
    return epochs > 0;
  }
}
