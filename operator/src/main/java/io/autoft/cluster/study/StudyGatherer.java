package io.autoft.cluster.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.WarmStartSpec;
import io.autoft.cluster.Conflicts;
import io.autoft.cluster.Limits;
import io.autoft.cluster.OwnedFiles;
import io.autoft.cluster.SearchDigests;
import io.autoft.cluster.StoredTrials;
import io.autoft.cluster.StudyTrials;
import io.autoft.cluster.TrialRecords;
import io.autoft.cluster.crd.AutoFTStudy;
import io.autoft.cluster.crd.AutoFTTrial;
import io.autoft.cluster.policy.PodPolicy;
import io.autoft.cluster.trial.StudyRefusal;
import io.autoft.status.BudgetView;
import io.autoft.study.SearchClock;
import io.autoft.study.StudyPlanner;
import io.autoft.study.StudyState;
import io.autoft.study.check.WarmStartChecks;
import io.autoft.study.proposal.EarlierStudy;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads all that is known of a study.
 *
 * @param trials those of all studies
 */
record StudyGatherer(
    Clock clock, SearchDigests digests, PodPolicy policy, Limits limits, StudyTrials trials) {

  StudyState gather(AutoFTStudy study, Context<AutoFTStudy> context) {
    var state = state(study, context);
    return StudyPlanner.needsResamples(state)
        ? state.withResampled(new TrialLog(resampled(study, context)))
        : state;
  }

  /** When a trial of the study has ended, as far as the cache knows of it. */
  Optional<Instant> completion(AutoFTStudy study, String trial) {
    return trials
        .get(new ResourceID(trial, study.getMetadata().getNamespace()))
        .map(AutoFTTrial::getStatus)
        .map(AutoFTTrialStatus::completionTime)
        .map(Instant::parse);
  }

  private StudyState state(AutoFTStudy study, Context<AutoFTStudy> context) {
    var recorded = recorded(study, context);
    return new StudyState(
        digests.study(study),
        new TrialLog(TrialRecords.of(trials(study, context)), nextNumber(study)),
        StudyRefusal.of(study.getSpec(), study.getMetadata().getNamespace(), policy),
        statusOfSearch(study).flatMap(AutoFTStudyStatus::publishedResult),
        statusOfSearch(study).map(AutoFTStudyStatus::confirmation),
        Optional.empty(),
        recorded,
        recorded.isPresent() ? List.of() : earlier(study, context),
        searchClock(study),
        limits.unschedulableTrials(),
        clock.instant());
  }

  /**
   * The study's trials. A cache that shows fewer than the status counts is not whole, or somebody
   * has deleted some: the API server knows.
   */
  private List<AutoFTTrial> trials(AutoFTStudy study, Context<AutoFTStudy> context) {
    var seen = own(study, trials.of(study).stream());
    return seen.size() < counted(study)
        ? own(study, new StoredTrials(context.getClient()).of(study))
        : seen;
  }

  /** From the API server: the caches are without resamples. */
  private static List<TrialRecord> resampled(AutoFTStudy study, Context<AutoFTStudy> context) {
    return new StoredTrials(context.getClient())
        .of(study)
        .filter(trial -> isOwn(study, trial))
        .map(TrialRecords::of)
        .toList();
  }

  /** Those of a former study of this name are still there until Kubernetes has removed them. */
  private static List<AutoFTTrial> own(AutoFTStudy study, Stream<AutoFTTrial> trials) {
    return trials.filter(trial -> isOwn(study, trial)).toList();
  }

  private static boolean isOwn(AutoFTStudy study, AutoFTTrial trial) {
    return Conflicts.isOf(study, trial) && trial.getMetadata().getDeletionTimestamp() == null;
  }

  private static int counted(AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus())
        .map(AutoFTStudyStatus::trials)
        .map(TrialCounts::total)
        .orElse(0);
  }

  /** A search that was changed starts over, with its numbers, its time, and what came out. */
  private Optional<AutoFTStudyStatus> statusOfSearch(AutoFTStudy study) {
    return Optional.ofNullable(study.getStatus())
        .filter(status -> digests.of(study).equals(status.searchDigest()));
  }

  private int nextNumber(AutoFTStudy study) {
    return statusOfSearch(study).map(AutoFTStudyStatus::nextNumber).orElse(0);
  }

  private SearchClock searchClock(AutoFTStudy study) {
    return statusOfSearch(study)
        .map(AutoFTStudyStatus::budget)
        .map(BudgetView::clock)
        .orElse(SearchClock.ZERO);
  }

  /** What the study has recorded of earlier ones, for the search as it is now. */
  private Optional<WarmStart> recorded(AutoFTStudy study, Context<AutoFTStudy> context) {
    return warmStart(study)
        .flatMap(
            warmStart ->
                OwnedFiles.read(
                    context.getClient(),
                    study,
                    WarmStartChecks.name(study.getMetadata().getName()),
                    WarmStart.FILE,
                    digests.of(study)))
        .flatMap(WarmStart::parse);
  }

  private List<EarlierStudy> earlier(AutoFTStudy study, Context<AutoFTStudy> context) {
    var namespace = study.getMetadata().getNamespace();
    return warmStart(study).stream()
        .flatMap(warmStart -> warmStart.studies().stream())
        .flatMap(name -> context.getPrimaryCache().get(new ResourceID(name, namespace)).stream())
        .map(found -> new EarlierStudy(digests.study(found), log(found)))
        .toList();
  }

  private TrialLog log(AutoFTStudy study) {
    var all = trials.list(study.getMetadata().getNamespace());
    return new TrialLog(TrialRecords.of(own(study, all)));
  }

  private static Optional<WarmStartSpec> warmStart(AutoFTStudy study) {
    return Optional.ofNullable(study.getSpec().search().warmStart());
  }
}
