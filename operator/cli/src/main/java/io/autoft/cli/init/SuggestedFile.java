package io.autoft.cli.init;

import static java.util.Objects.requireNonNull;

import io.autoft.contract.Description;

/**
 * A study file that is to be written: what is asked for, and not found in folders.
 *
 * @param name of the study
 * @param sources where the study says that folders are
 * @param output URI of the folder for checkpoints on this machine
 * @param image of the trainer, without the suffix for GPUs
 */
public record SuggestedFile(String name, StudySources sources, String output, String image) {

  public SuggestedFile {
    requireNonNull(name, "name is null");
    requireNonNull(sources, "sources is null");
    requireNonNull(output, "output is null");
    requireNonNull(image, "image is null");
  }

  /**
   * The file for a model and data sets.
   *
   * @param machine that trials run on
   * @throws io.autoft.cli.admission.RefusedException where a set is missing, with how to give it
   */
  public String yaml(Description found, Machine machine) {
    var study = SuggestedStudy.of(found, machine);
    return new SuggestedText(name, study, sources, output, image).yaml();
  }
}
