package io.autoft.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a trainer found in the folders of a {@link DescriptionRequest}.
 *
 * @param model that was asked for
 * @param sets in the order of the request; of a source with splits each by itself
 */
public record Description(ModelDescription model, List<SetDescription> sets) {

  public Description {
    requireNonNull(model, "model is null");
    requireNonNull(sets, "sets is null");
    sets = List.copyOf(sets);
  }

  /** The description as JSON, in a line. */
  public String toJson() {
    return ContractJson.write(this);
  }

  /**
   * Reads a description.
   *
   * @throws InvalidDocumentException naming the field and what is allowed
   */
  public static Description parse(String json) throws InvalidDocumentException {
    return ContractJson.read(json, Description.class, "a description");
  }
}
