package io.autoft.trial;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of the study's log: what was decided, and what came of it, whoever runs it.
 *
 * @param lastSeconds that the newest attempt ran, of a trial that has ended
 */
public record TrialRecord(
    AutoFTTrialSpec spec, TrialOutcome outcome, TrialUsage usage, double lastSeconds) {

  public TrialRecord {
    requireNonNull(spec, "spec is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(usage, "usage is null");
  }

  /** A trial of whose attempts each ran as long. */
  public TrialRecord(AutoFTTrialSpec spec, TrialOutcome outcome, TrialUsage usage) {
    this(spec, outcome, usage, usage.seconds() / Math.max(1, usage.attempts()));
  }

  /** A trial that is about to be created. */
  public static TrialRecord planned(AutoFTTrialSpec spec) {
    return new TrialRecord(spec, TrialOutcome.Pending.of(""), TrialUsage.NONE);
  }

  /** The trial as it is seen by those who may not know its outcome yet. */
  public TrialRecord asPending() {
    return planned(spec);
  }

  public int number() {
    return spec.number();
  }

  public String name() {
    return TrialNames.of(spec.study(), spec.number());
  }

  public boolean is(TrialPurpose purpose) {
    return spec.purpose() == purpose;
  }

  public boolean finished() {
    return outcome.finished();
  }

  public boolean failed() {
    return outcome instanceof TrialOutcome.Failed;
  }

  /** What came out, of a trial that ended with a result. */
  public Optional<TrialResult> result() {
    return outcome.resultIfAny();
  }

  /** The score, of a trial that has one. */
  public OptionalDouble score() {
    return outcome instanceof TrialOutcome.Scored scored
        ? OptionalDouble.of(scored.result().score().orElseThrow())
        : OptionalDouble.empty();
  }

  /** The groups of the model's parameters, if the trainer has reported them. */
  public List<String> parameterGroups() {
    return result().map(TrialResult::parameterGroups).orElse(List.of());
  }
}
