package io.autoft.study;

import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.api.v1alpha1.BaselineScore;
import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.api.v1alpha1.StudySummary;
import io.autoft.api.v1alpha1.TrialCounts;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.api.v1alpha1.TrialScore;
import io.autoft.contract.Metric;
import io.autoft.trial.TrialOutcome;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes what is known of a study as its status. */
record StudyStatusWriter(StudyState state, TrialLog log) {

  /** The status of a study whose trials go their way. */
  AutoFTStudyStatus status(Progress progress, String digest) {
    boolean paused =
        state.spec().suspend()
            && progress.stage() != Stage.Complete
            && progress.stage() != Stage.Failed;
    var former = state.status();
    var result =
        progress.stage() == Stage.Complete
            ? Optional.of(result(progress))
            : former.map(AutoFTStudyStatus::result);
    return new AutoFTStudyStatus(
        state.generation(),
        (paused ? Stage.Suspended : progress.stage()).name(),
        counts(),
        summary(),
        best().map(e -> new TrialScore(e.name(), score(e), e.standardError())).orElse(null),
        baseline()
            .map(e -> new BaselineScore(e.spec().baseline(), e.name(), score(e), e.standardError()))
            .orElse(null),
        result.orElse(null),
        digest,
        former.map(AutoFTStudyStatus::startTime).orElse(now()),
        ended(progress) ? former.map(AutoFTStudyStatus::completionTime).orElse(now()) : null,
        new StudyConditions(state, log).of(progress).conditions());
  }

  /** The status of a study that cannot go on as it is written. */
  AutoFTStudyStatus refused(StudyChecks.Complaint complaint) {
    var former = state.status();
    return new AutoFTStudyStatus(
        state.generation(),
        former.map(AutoFTStudyStatus::stage).orElse(Stage.Searching.name()),
        counts(),
        summary(),
        former.map(AutoFTStudyStatus::best).orElse(null),
        former.map(AutoFTStudyStatus::baseline).orElse(null),
        former.map(AutoFTStudyStatus::result).orElse(null),
        former.map(AutoFTStudyStatus::searchDigest).orElse(null),
        former.map(AutoFTStudyStatus::startTime).orElse(null),
        former.map(AutoFTStudyStatus::completionTime).orElse(null),
        new StudyConditions(state, log).refused(complaint).conditions());
  }

  /** The status while the trials of a search that has been changed are removed. */
  AutoFTStudyStatus startedOver(String digest) {
    var progress =
        new Progress(
            Stage.Searching,
            "Searching",
            "the search was changed before any score; starting over",
            Optional.empty());
    return status(progress, digest);
  }

  private static boolean ended(Progress progress) {
    return progress.stage() == Stage.Complete || progress.stage() == Stage.Failed;
  }

  private String now() {
    return state.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private TrialCounts counts() {
    return new TrialCounts(
        log.entries().size(),
        count(e -> e.outcome() instanceof TrialOutcome.Running),
        count(e -> e.outcome() instanceof TrialOutcome.Scored),
        count(e -> e.outcome() instanceof TrialOutcome.Diverged),
        count(TrialEntry::failed),
        count(e -> e.is(TrialPurpose.FinalTraining)),
        log.entries().stream()
            .mapToInt(e -> e.status().map(AutoFTTrialStatus::disruptions).orElse(0))
            .sum());
  }

  private int count(Predicate<TrialEntry> predicate) {
    return (int) log.entries().stream().filter(predicate).count();
  }

  private StudySummary summary() {
    long done = log.standing(TrialPurpose.Search).filter(TrialEntry::finished).count();
    return new StudySummary(
        done + "/" + state.spec().budget().trials(),
        best().map(e -> text(score(e))).orElse(null),
        baseline().map(e -> text(score(e))).orElse(null),
        improvement().map(i -> String.format(Locale.ROOT, "%+.4f", i)).orElse(null));
  }

  private StudyResult result(Progress progress) {
    var winner = best().orElseThrow();
    return new StudyResult(
        winner.name(),
        winner.spec().parameters(),
        score(winner),
        winner.standardError(),
        improvement().orElse(null),
        progress.finals().map(this::finalTrainings).orElse(List.of()));
  }

  /** Those with a score; a comparison that diverged has none. */
  private List<FinalTrainingResult> finalTrainings(FinalTrainings finals) {
    var results = new ArrayList<FinalTrainingResult>();
    for (var wanted : finals.wanted()) {
      finals
          .find(wanted, log)
          .filter(e -> e.score().isPresent())
          .ifPresent(
              e ->
                  results.add(
                      new FinalTrainingResult(
                          wanted.name(),
                          e.name(),
                          score(e),
                          e.status().orElseThrow().tests(),
                          alpha(e),
                          e.status().orElseThrow().checkpoint())));
    }
    return results;
  }

  private static Double alpha(TrialEntry entry) {
    return entry.status().map(AutoFTTrialStatus::ensemble).map(EnsembleCurve::alpha).orElse(null);
  }

  private Optional<TrialEntry> best() {
    return log.best(TrialPurpose.Search, metric());
  }

  private Optional<TrialEntry> baseline() {
    return log.best(TrialPurpose.Baseline, metric());
  }

  /** Positive when the best trial is better than the best baseline. */
  private Optional<Double> improvement() {
    return best().flatMap(b -> baseline().map(base -> metric().improvement(score(b), score(base))));
  }

  private Metric metric() {
    return state.spec().objective().metric();
  }

  private static double score(TrialEntry entry) {
    return entry.score().orElseThrow();
  }

  private static String text(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }
}
