package io.autoft.cli.report;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.source.StudySource;
import io.autoft.cli.stored.Epoch;
import io.autoft.cli.stored.LearningCurves;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Metric;
import io.autoft.contract.PublishedObjective;
import io.autoft.result.LearnedObjective;
import io.autoft.result.MetricText;
import io.autoft.result.TrainedModel;
import io.autoft.study.phase.Phases;
import io.autoft.study.proposal.SearchedParameters;
import io.autoft.trial.Cause;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a page is made of, at one moment. */
public final class StudyFacts {

  private final StoredStudy stored;
  private final List<StoredTrial> trials;
  private final Optional<String> objective;
  private final Map<String, List<Epoch>> epochs;
  private final String version;
  private final Instant now;
  private final AutoFTStudySpec spec;
  private final TrialLog log;
  private final List<TrainedModel> models;
  private final SearchedParameters searched;

  StudyFacts(
      StoredStudy stored,
      List<StoredTrial> trials,
      Optional<String> objective,
      Map<String, List<Epoch>> epochs,
      String version,
      Instant now) {
    this.stored = requireNonNull(stored, "stored is null");
    this.trials = List.copyOf(trials);
    this.objective = requireNonNull(objective, "objective is null");
    this.epochs = Map.copyOf(epochs);
    this.version = requireNonNull(version, "version is null");
    this.now = requireNonNull(now, "now is null");
    var study = stored.study();
    spec = study.spec();
    log = new TrialLog(trials.stream().map(StoredTrial::trial).toList());
    models = Phases.of(study, Optional.empty(), StudyFacts::endOfSearch).trained(log);
    searched = SearchedParameters.of(spec, log);
  }

  /** Nothing is confirmed or trained before the search has ended, whichever budget ended it. */
  private static Optional<Cause> endOfSearch(TrialPurpose purpose, TrialLog log) {
    boolean ended =
        Stream.of(TrialPurpose.Confirmation, TrialPurpose.FinalTraining)
            .anyMatch(later -> log.of(later).findAny().isPresent());
    return ended
        ? Optional.of(new Cause("SearchEnded", "later trials are there"))
        : Optional.empty();
  }

  /**
   * Reads a study.
   *
   * @param curves of its final trainings
   * @param version of this tool
   */
  public static StudyFacts read(
      StudySource source, LearningCurves curves, String version, Instant now) {
    var stored = source.study();
    var trials = source.trials();
    return new StudyFacts(
        stored,
        trials,
        source.published(LearnedObjective.name(stored.name()), PublishedObjective.FILE),
        curves.of(trials),
        version,
        now);
  }

  StoredStudy stored() {
    return stored;
  }

  public String name() {
    return stored.name();
  }

  AutoFTStudySpec spec() {
    return spec;
  }

  AutoFTStudyStatus status() {
    return stored.status().orElseGet(AutoFTStudyStatus::none);
  }

  List<StoredTrial> trials() {
    return trials;
  }

  /** The learned objective as it was published, once there is one. */
  Optional<String> objective() {
    return objective;
  }

  /** The epochs of a final training, as far as they can be read. */
  List<Epoch> epochs(TrialRecord training) {
    return epochs.getOrDefault(training.name(), List.of());
  }

  String version() {
    return version;
  }

  Instant now() {
    return now;
  }

  TrialLog log() {
    return log;
  }

  /** The final models, the learned objective's first. */
  List<TrainedModel> models() {
    return models;
  }

  SearchedParameters searched() {
    return searched;
  }

  Metric metric() {
    return spec.objective().metric();
  }

  MetricText words() {
    return new MetricText(metric());
  }

  /** The search trials with a score, by number. */
  List<TrialRecord> scored() {
    return log.of(TrialPurpose.Search).filter(trial -> trial.score().isPresent()).toList();
  }

  /** The trial whose objective was chosen, or is the best so far. */
  Optional<TrialRecord> chosen() {
    return status().chosenTrial().flatMap(this::trial);
  }

  /** The best baseline. */
  Optional<TrialRecord> baseline() {
    return log.best(TrialPurpose.Baseline, metric());
  }

  Optional<TrialRecord> trial(String name) {
    return log.entries().stream().filter(trial -> trial.name().equals(name)).findFirst();
  }
}
