package io.autoft.study.phase;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.confirmation.Contest;
import io.autoft.study.phase.ConfirmationRounds.Missing;
import io.autoft.study.proposal.Candidates;
import io.autoft.study.proposal.Seeds;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Optional;

/**
 * The best search trials again, and the baselines, all with the same fresh seeds; the best mean
 * wins. A diverged repeat is a bad one: what it repeats is out.
 *
 * <p>Who the candidates are follows from the search alone, takes a while to compute, and is asked
 * for several times in one plan; so it is remembered from one question to the next.
 */
final class Confirmation implements Phase {

  private final Study study;
  private final Phase before;
  private List<TrialRecord> search = List.of();
  private List<TrialRecord> best = List.of();

  /**
   * The phase after a search.
   *
   * @param before the search
   */
  Confirmation(Study study, Phase before) {
    this.study = study;
    this.before = before;
  }

  @Override
  public Stage stage() {
    return Stage.Confirming;
  }

  @Override
  public Optional<AutoFTTrialSpec> next(TrialLog log) {
    return rounds(log).missing().map(missing -> trial(missing, log));
  }

  @Override
  public boolean done(TrialLog log) {
    return rounds(log).areComplete();
  }

  @Override
  public Optional<Cause> failure(TrialLog log) {
    var rounds = rounds(log);
    return rounds.areComplete() && rounds.contest().isEmpty()
        ? Optional.of(
            new Cause(
                "ConfirmationDiverged",
                "every candidate of the confirmation diverged with another seed"))
        : Optional.empty();
  }

  @Override
  public Optional<TrialRecord> winner(TrialLog log) {
    return contest(log).map(contest -> contest.winner().source());
  }

  @Override
  public Cause underWay(TrialLog log) {
    return new Cause(
        "Confirming", "the best trials and the baselines are repeated with fresh seeds");
  }

  @Override
  public Cause finished() {
    return new Cause(
        "ConfirmationFinished",
        "the confirmation has ended, and there is no finalTraining; see status.result");
  }

  @Override
  public Optional<Contest> contest(TrialLog log) {
    return before.done(log) ? rounds(log).contest() : Optional.empty();
  }

  private ConfirmationRounds rounds(TrialLog log) {
    return ConfirmationRounds.of(study, best(log), log);
  }

  private List<TrialRecord> best(TrialLog log) {
    var present = log.of(TrialPurpose.Search).toList();
    if (!present.equals(search)) {
      search = present;
      best =
          Candidates.of(study.spec(), log).stream()
              .limit(study.spec().confirmation().candidates())
              .toList();
    }
    return best;
  }

  private AutoFTTrialSpec trial(Missing missing, TrialLog log) {
    var source = missing.source();
    return new AutoFTTrialSpec(
        study.name(),
        log.nextNumber(),
        TrialPurpose.Confirmation,
        source.spec().baseline(),
        source.spec().baseline() == null ? source.name() : null,
        source.spec().parameters(),
        Seeds.CONFIRMATION.seed(study.spec().search().seed(), missing.round()),
        study.digest(),
        null);
  }
}
