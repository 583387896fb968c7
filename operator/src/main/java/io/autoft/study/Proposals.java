package io.autoft.study;

import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.Metric;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.GroupRanges;
import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.RandomSampler;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.SearchSpace;
import io.autoft.optimizer.SobolSampler;
import io.autoft.optimizer.TpeSampler;
import io.autoft.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Translates between a study's words and the optimizer's. */
final class Proposals {

  private Proposals() {}

  /** Parameters that a sampler proposed, and what it knew. */
  record Proposed(Map<String, Double> parameters, Proposal proposal) {}

  /**
   * A pure function of the study's search, the number and what is known.
   *
   * @param log of the study's trials, as far as they may be seen
   * @param parameterGroups of the model ({@link GroupRanges}); none where no group has a value of
   *     its own
   * @param warmStart what was known before
   */
  static Proposed propose(
      AutoFTStudySpec study,
      int number,
      TrialLog log,
      List<String> parameterGroups,
      Optional<WarmStart> warmStart) {
    var search = study.search();
    var space = SearchSpaces.of(study, GroupRanges.expand(parameterGroups));
    var finished = finished(space, log);
    var pending = pending(space, log);
    var history = new ArrayList<>(finished);
    warmStart.ifPresent(w -> history.addAll(earlier(space, w)));
    var request =
        new ProposalRequest(
            space, direction(study.objective().metric()), search.seed(), number, history, pending);
    var parameters = new TreeMap<>(sampler(study).propose(request));
    parameters.put(weight(study.objective().fixedLoss().name()), 1.0);
    return new Proposed(
        parameters,
        new Proposal(
            search.sampler(),
            Ranges.of(finished.stream().mapToInt(Finished::number)),
            Ranges.of(pending.stream().mapToInt(Pending::number)),
            parameterGroups,
            warmStart.map(WarmStart::digest).orElse(null)));
  }

  /** Whether a trial of another study can say something of what this study searches. */
  static boolean isInSpace(AutoFTStudySpec study, Map<String, Double> parameters) {
    var space = SearchSpaces.of(study, List.of());
    // Values for groups are looked at when the groups are known.
    return parameters.keySet().stream().anyMatch(name -> name.indexOf('/') >= 0)
        || space.contains(parameters);
  }

  private static Direction direction(Metric metric) {
    return metric.lowerIsBetter() ? Direction.MINIMIZE : Direction.MAXIMIZE;
  }

  private static Sampler sampler(AutoFTStudySpec study) {
    return switch (study.search().sampler()) {
      case TPE -> new TpeSampler(study.search().startupTrials());
      case Sobol -> new SobolSampler();
      case Random -> new RandomSampler();
    };
  }

  private static List<Finished> finished(SearchSpace space, TrialLog log) {
    return log.of(TrialPurpose.Search)
        .flatMap(
            e -> {
              var parameters = SearchSpaces.inSpace(space, e.spec().parameters());
              return e.outcome() instanceof TrialOutcome.Scored scored
                  ? Stream.of(Finished.scored(e.number(), parameters, scored.score()))
                  : e.outcome() instanceof TrialOutcome.Diverged
                      ? Stream.of(Finished.diverged(e.number(), parameters))
                      : Stream.empty();
            })
        .toList();
  }

  private static List<Pending> pending(SearchSpace space, TrialLog log) {
    return log.of(TrialPurpose.Search)
        .filter(e -> !e.finished())
        .map(e -> new Pending(e.number(), SearchSpaces.inSpace(space, e.spec().parameters())))
        .toList();
  }

  /** What came before the study has the numbers before 0. */
  private static List<Finished> earlier(SearchSpace space, WarmStart warmStart) {
    var trials = warmStart.trials();
    var finished = new ArrayList<Finished>();
    for (int i = 0; i < trials.size(); i++) {
      int number = i - trials.size();
      var parameters = SearchSpaces.inSpace(space, trials.get(i).parameters());
      var score = trials.get(i).score();
      finished.add(
          score.isPresent()
              ? Finished.scored(number, parameters, score.getAsDouble())
              : Finished.diverged(number, parameters));
    }
    return finished;
  }
}
