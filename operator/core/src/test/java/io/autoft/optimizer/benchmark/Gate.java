package io.autoft.optimizer.benchmark;

/** A claim about the samplers, what would make it true and what was measured. */
record Gate(String claim, String target, String measured, Verdict verdict) {

  enum Verdict {
    PASS,
    MISS,
    NOT_RUN
  }

  static Gate of(String claim, String target, String measured, boolean holds) {
    return new Gate(claim, target, measured, holds ? Verdict.PASS : Verdict.MISS);
  }

  static Gate notRun(String claim, String target) {
    return new Gate(claim, target, "", Verdict.NOT_RUN);
  }
}
