package io.autoft.study;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTTrial;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.WarmStart.EarlierTrial;
import io.autoft.trial.SearchDigest;
import io.autoft.trial.TrialOutcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * A study that another one may learn from.
 *
 * @param trials of the study, in any order
 */
public record EarlierStudy(String name, AutoFTStudySpec spec, List<AutoFTTrial> trials) {

  public EarlierStudy {
    requireNonNull(name, "name is null");
    requireNonNull(spec, "spec is null");
    trials = List.copyOf(trials);
  }

  /** The trials of its search that have a result, by number. */
  List<EarlierTrial> history() {
    var digest = SearchDigest.of(spec);
    return TrialLog.of(trials)
        .of(TrialPurpose.Search)
        .filter(e -> e.spec().searchDigest().equals(digest))
        .flatMap(
            e ->
                e.outcome() instanceof TrialOutcome.Scored
                        || e.outcome() instanceof TrialOutcome.Diverged
                    ? Stream.of(
                        new EarlierTrial(name, e.number(), e.score(), e.spec().parameters()))
                    : Stream.empty())
        .toList();
  }
}
