package io.autoft.cli.export;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.study.proposal.SearchSpaces;
import io.autoft.trial.TrialLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is exported.
 *
 * @param trials by number
 * @param epochs of final trainings by the trials' names, as far as they can be read
 * @param objective the learned one in its published form, once there is one
 */
public record ExportedStudy(
    StoredStudy stored,
    List<StoredTrial> trials,
    Map<String, List<Epoch>> epochs,
    Optional<String> objective) {

  public ExportedStudy {
    requireNonNull(stored, "stored is null");
    trials = List.copyOf(trials);
    epochs = Map.copyOf(epochs);
    requireNonNull(objective, "objective is null");
  }

  public String name() {
    return stored.name();
  }

  public AutoFTStudySpec spec() {
    return stored.study().spec();
  }

  /** Of the program that ran it, where that is recorded: a cluster's objects do not say. */
  public Optional<String> version() {
    return Optional.of(stored.version()).filter(version -> !version.isEmpty());
  }

  public AutoFTStudyStatus status() {
    return stored.status().orElseGet(AutoFTStudyStatus::none);
  }

  /** The trials of a purpose, by number. */
  public List<StoredTrial> trials(TrialPurpose purpose) {
    return trials.stream().filter(trial -> trial.spec().purpose() == purpose).toList();
  }

  /** The epochs of a final training; none of any other trial. */
  public List<Epoch> epochs(StoredTrial trial) {
    return epochs.getOrDefault(trial.name(), List.of());
  }

  /** What was searched; layer-wise, once a trial has reported the groups of the model. */
  public SearchSpace space() {
    var log = new TrialLog(trials.stream().map(StoredTrial::trial).toList());
    return SearchSpaces.of(spec(), log.parameterGroups().orElse(List.of()));
  }
}
