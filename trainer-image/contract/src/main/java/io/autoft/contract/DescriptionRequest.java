package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Asks a trainer what a model and data sets are, before there is a study of them. The trainer knows
 * the layouts of folders; whoever asks does not have to.
 *
 * @param model as in {@link TrialConfig#model}
 * @param sets the training set, whose classes are those of all others, and the others; of a source
 *     with splits where none is named every split is described
 */
public record DescriptionRequest(String model, List<DataSetConfig> sets) {

  public DescriptionRequest {
    requireNonNull(model, "model is null");
    requireNonNull(sets, "sets is null");
    sets = List.copyOf(sets);
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("sets is empty; the first is the training set");
    }
  }

  /** The request as JSON, in a line. */
  public String toJson() {
    return ContractJson.write(this);
  }

  /**
   * Reads a request.
   *
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  public static DescriptionRequest parse(String json) throws InvalidDocumentException {
    return ContractJson.read(json, DescriptionRequest.class, "a request for a description");
  }
}
