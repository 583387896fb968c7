package io.autoft.cluster.report;

import io.autoft.study.Findings;
import io.autoft.trial.Cause;

/**
 * Trials that go on though their study has ended: where it has failed others may still run, and the
 * page is to have them.
 */
record AwaitedTrials(Findings findings) {

  /** What the page waits for: those, or what keeps them from their end. */
  Cause cause() {
    return findings
        .obstacle()
        .map(held -> because(held, "; the page does not wait for a trial that is deleted"))
        .or(() -> findings.turn().map(turn -> because(turn, "")))
        .orElseGet(() -> new Cause("TrialsUnfinished", words()));
  }

  private Cause because(Cause cause, String remedy) {
    return new Cause(cause.reason(), words() + "; " + cause.message() + remedy);
  }

  private String words() {
    long trials = findings.log().unfinished();
    return trials == 1
        ? "the page waits for a trial that has not ended"
        : "the page waits for %d trials that have not ended".formatted(trials);
  }
}
