package io.autoft.contract;

/**
 * The mixtures of {@link Ensembling#WiSEFT} that the tests of a final training are evaluated at.
 */
public enum TestedAlphas {
  /** The one that is chosen, and the tuned parameters. */
  Chosen,
  /** All of the curve, for its figures. */
  All;

  /**
   * Equals what is not written, so that a trial that does not ask for more has the JSON that it had
   * before there was a choice: a Job is compared by its text.
   */
  static final class NotWritten {

    @Override
    public boolean equals(Object value) {
      return value == Chosen;
    }

    @Override
    public int hashCode() {
      return Chosen.hashCode();
    }
  }
}
