package io.autoft.status;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.StudySummary;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.ConfirmationText;
import io.autoft.study.Findings;
import io.autoft.trial.ScoreText;
import io.autoft.trial.TrialRecord;

/**
 * Renders what the columns of {@code kubectl get} show: the best scores of a search, and confirmed
 * means once there are some.
 */
record SummaryView(AutoFTStudySpec study, Findings findings, BudgetView budget) {

  StudySummary summary() {
    return findings.confirmation().map(this::confirmed).orElseGet(this::searched);
  }

  private StudySummary confirmed(ConfirmationResult confirmation) {
    var best = confirmation.comparisons().stream().map(ConfirmedComparison::mean).findFirst();
    return new StudySummary(
        trials(),
        ScoreText.of(confirmation.mean()),
        best.map(ScoreText::of).orElse(null),
        new ConfirmationText(study.objective().metric(), confirmation).improvement().orElse(null),
        budget.gpuHours().orElse(null));
  }

  private StudySummary searched() {
    var improvement = findings.improvement();
    return new StudySummary(
        trials(),
        findings.best().map(SummaryView::score).orElse(null),
        findings.baseline().map(SummaryView::score).orElse(null),
        improvement.isPresent() ? ScoreText.signed(improvement.getAsDouble()) : null,
        budget.gpuHours().orElse(null));
  }

  private String trials() {
    long done = findings.log().standing(TrialPurpose.Search).filter(TrialRecord::finished).count();
    return done + "/" + study.budget().trials();
  }

  private static String score(TrialRecord trial) {
    return ScoreText.of(trial.score().orElseThrow());
  }
}
