package io.autoft.contract;

import java.util.List;

/**
 * The study's metric along the line from the pretrained to the tuned parameters, at alpha = 0, 0.1
 * .. 1, and the alpha that was picked.
 *
 * @param alpha of the checkpoint
 * @param idValidation metric in distribution for each alpha; empty if there is no such set
 * @param oodValidation metric out of distribution for each alpha
 */
public record WeightEnsemble(double alpha, List<Double> idValidation, List<Double> oodValidation) {

  public WeightEnsemble {
    idValidation = idValidation == null ? List.of() : List.copyOf(idValidation);
    oodValidation = oodValidation == null ? List.of() : List.copyOf(oodValidation);
  }
}
