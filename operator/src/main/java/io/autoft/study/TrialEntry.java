package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.TrialNames;
import io.autoft.trial.TrialOutcome;
import java.util.Optional;
import java.util.OptionalDouble;

/** One line of the study's log: what was decided, and what came of it. */
record TrialEntry(AutoFTTrialSpec spec, TrialOutcome outcome, Optional<AutoFTTrialStatus> status) {

  static TrialEntry of(AutoFTTrial trial) {
    return new TrialEntry(
        trial.getSpec(), TrialOutcome.of(trial), Optional.ofNullable(trial.getStatus()));
  }

  /** A trial that is about to be created. */
  static TrialEntry planned(AutoFTTrialSpec spec) {
    return new TrialEntry(spec, new TrialOutcome.Pending("Pending", ""), Optional.empty());
  }

  /** The entry as it is seen by those who may not know its outcome yet. */
  TrialEntry asPending() {
    return planned(spec);
  }

  int number() {
    return spec.number();
  }

  String name() {
    return TrialNames.of(spec.study(), spec.number());
  }

  boolean is(TrialPurpose purpose) {
    return spec.purpose() == purpose;
  }

  boolean finished() {
    return outcome.finished();
  }

  boolean failed() {
    return outcome instanceof TrialOutcome.Failed;
  }

  OptionalDouble score() {
    return outcome instanceof TrialOutcome.Scored scored
        ? OptionalDouble.of(scored.score())
        : OptionalDouble.empty();
  }

  Double standardError() {
    return status.map(AutoFTTrialStatus::standardError).orElse(null);
  }
}
