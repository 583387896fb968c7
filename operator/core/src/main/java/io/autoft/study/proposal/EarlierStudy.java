package io.autoft.study.proposal;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.study.proposal.WarmStart.EarlierTrial;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import java.util.List;

/** A study that another one may learn from, and its trials. */
public record EarlierStudy(Study study, TrialLog trials) {

  public EarlierStudy {
    requireNonNull(study, "study is null");
    requireNonNull(trials, "trials is null");
  }

  public String name() {
    return study.name();
  }

  /** The trials of its search that have a result, by number. */
  public List<EarlierTrial> history() {
    return trials
        .of(TrialPurpose.Search)
        .filter(e -> e.spec().searchDigest().equals(study.digest()))
        .filter(e -> e.result().isPresent())
        .map(e -> new EarlierTrial(name(), e.number(), e.score(), e.spec().parameters()))
        .toList();
  }
}
