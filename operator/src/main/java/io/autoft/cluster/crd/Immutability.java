package io.autoft.cluster.crd;

/** What of a study may change and when: CEL over the stored object, and words for messages. */
final class Immutability {

  private static final String NO_TRIALS = "!has(oldSelf.status) || !has(oldSelf.status.trials) || ";

  /** No trial has a score yet; or those that have are for what the study was, and wait for that. */
  static final String UNSCORED =
      NO_TRIALS
          + "oldSelf.status.trials.succeeded == 0 || has(oldSelf.status.conditions)"
          + " && oldSelf.status.conditions.exists(c, c.reason == 'SpecChanged')";

  /** No final training has begun yet. */
  static final String NO_FINAL_TRAINING = NO_TRIALS + "oldSelf.status.trials.finalTrainings == 0";

  /** No trial of the confirmation has begun yet; an older status does not count them. */
  static final String NO_CONFIRMATION =
      NO_TRIALS
          + "!has(oldSelf.status.trials.confirmations) || oldSelf.status.trials.confirmations == 0";

  /** What may change at any time. */
  static final String ALWAYS =
      "budget, parallelism, report, trainer, suspend and suspendPolicy may change at any time";

  /** Ends a message that begins with the field. */
  static final String UNTIL_SCORED =
      "may change only until a trial has a score (create another study instead); " + ALWAYS;

  private Immutability() {}
}
