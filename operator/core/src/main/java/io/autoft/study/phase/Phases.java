package io.autoft.study.phase;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.result.TrainedModel;
import io.autoft.result.confirmation.Contest;
import io.autoft.study.proposal.WarmStart;
import io.autoft.trial.Cause;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The phases of a study, in their order: the one place where they are listed.
 *
 * @param all at least one; the first that is not done is the present one
 */
public record Phases(List<Phase> all) {

  public Phases {
    all = List.copyOf(all);
  }

  /**
   * Those that a study asks for.
   *
   * @param warmStart what the sampler knows from before
   * @param spent why a budget forbids another trial of a purpose in the search, if so
   */
  public static Phases of(
      Study study,
      Optional<WarmStart> warmStart,
      BiFunction<TrialPurpose, TrialLog, Optional<Cause>> spent) {
    var phases = new ArrayList<Phase>();
    phases.add(new Search(study, warmStart, spent));
    if (study.spec().confirmation() != null) {
      phases.add(new Confirmation(study, phases.get(phases.size() - 1)));
    }
    if (study.spec().finalTraining() != null) {
      phases.add(new FinalTraining(study, phases.get(phases.size() - 1)));
    }
    return new Phases(phases);
  }

  /** The trial whose objective the study has chosen so far. */
  public Optional<TrialRecord> winner(TrialLog log) {
    return all.get(all.size() - 1).winner(log);
  }

  /** The same once it is settled: a final training changes nothing about it. */
  public Optional<TrialRecord> chosen(TrialLog log) {
    return all.stream().filter(p -> p.stage() != Stage.Training).allMatch(p -> p.done(log))
        ? winner(log)
        : Optional.empty();
  }

  /** The candidates and baselines with their repeats, once all of them have a score. */
  public Optional<Contest> contest(TrialLog log) {
    return all.stream().flatMap(phase -> phase.contest(log).stream()).findFirst();
  }

  /** The models of final trainings that have a score, that of the learned objective first. */
  public List<TrainedModel> trained(TrialLog log) {
    return all.stream().flatMap(phase -> phase.trained(log).stream()).toList();
  }
}
