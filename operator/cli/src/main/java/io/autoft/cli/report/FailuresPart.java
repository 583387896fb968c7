package io.autoft.cli.report;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trials without a score, why, and the end of what the failed ones logged. */
final class FailuresPart implements Part {

  private static final String ID = "failures";
  private static final String TITLE = "Failures";

  /** A study whose every trial fails has thousands, which say the same. */
  static final int MOST_LOGS = 50;

  @Override
  public Section section(StudyFacts facts) {
    var without =
        facts.trials().stream()
            .filter(trial -> trial.trial().finished())
            .filter(trial -> trial.trial().score().isEmpty())
            .toList();
    if (without.isEmpty()) {
      return Section.without(ID, TITLE, "No trial has failed, and none has diverged.");
    }
    var failed = without.stream().filter(trial -> trial.trial().failed()).toList();
    var tails = failed.stream().flatMap(trial -> tail(trial).stream()).toList();
    return new Section(
        ID,
        TITLE,
        lead(without.size(), failed.size(), tails.size()),
        List.of(),
        List.of(
            new Table(
                "Trials without a score",
                List.of("trial", "purpose", "state", "reason", "message"),
                without.stream().map(FailuresPart::row).toList())),
        tails.stream().limit(MOST_LOGS).toList());
  }

  private static List<String> lead(int without, int failed, int logs) {
    var sentences = new ArrayList<String>();
    sentences.add(
        "%s failed and %s diverged. A trial that failed was replaced by one with another number;"
                .formatted(Wording.count(failed, "trial"), without - failed)
            + " one that diverged is a result, and counts as a bad one.");
    if (logs > MOST_LOGS) {
      sentences.add(
          "Of %d logs the ends of the first %d follow; %d are left out."
              .formatted(logs, MOST_LOGS, logs - MOST_LOGS));
    }
    return sentences;
  }

  private static List<String> row(StoredTrial trial) {
    TrialOutcome outcome = trial.trial().outcome();
    return List.of(
        Integer.toString(trial.spec().number()),
        trial.spec().purpose().name(),
        trial.status().map(AutoFTTrialStatus::state).orElse(""),
        outcome.reason(),
        outcome.message());
  }

  private static Optional<Listing> tail(StoredTrial trial) {
    return trial
        .status()
        .map(AutoFTTrialStatus::logTail)
        .map(
            text ->
                new Listing("Trial %d: the end of its log".formatted(trial.spec().number()), text));
  }
}
