package io.autoft.study.proposal;

import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.GroupRanges;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterNames;
import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.auto.AutoSampler;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.SobolSampler;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.optimizer.tpe.TpeSampler;
import io.autoft.study.proposal.WarmStart.EarlierTrial;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Translates between a study's words and the optimizer's. */
public final class Proposals {

  private Proposals() {}

  /** Parameters that a sampler proposed, and what it knew. */
  public record Proposed(Map<String, Double> parameters, Proposal proposal) {}

  /**
   * A pure function of the study's search, the number and what is known.
   *
   * <p>To the sampler, what was known before are trials like others: they have the numbers from 0,
   * and those of the study follow.
   *
   * @param log of the study's trials, as far as they may be seen
   * @param parameterGroups of the model ({@link GroupRanges}); none where no group has a value of
   *     its own
   * @param warmStart what was known before
   */
  public static Proposed propose(
      AutoFTStudySpec study,
      int number,
      TrialLog log,
      List<String> parameterGroups,
      Optional<WarmStart> warmStart) {
    var search = study.search();
    var space = SearchSpaces.of(study, parameterGroups);
    var earlier = warmStart.map(WarmStart::trials).orElse(List.of());
    var finished = log.of(TrialPurpose.Search).filter(Proposals::hasResult).toList();
    var pending = log.of(TrialPurpose.Search).filter(e -> !e.finished()).toList();
    var request =
        new ProposalRequest(
            space,
            direction(study.objective().metric()),
            search.seed(),
            earlier.size() + number,
            Stream.concat(
                    IntStream.range(0, earlier.size())
                        .mapToObj(i -> finished(space, i, earlier.get(i))),
                    finished.stream().map(e -> finished(space, earlier.size(), e)))
                .toList(),
            pending.stream().map(e -> pending(space, earlier.size(), e)).toList());
    var parameters = new TreeMap<>(sampler(study).propose(request));
    parameters.put(weight(study.objective().fixedLoss().name()), 1.0);
    return new Proposed(
        parameters,
        new Proposal(
            search.sampler(),
            Ranges.of(finished.stream().mapToInt(TrialRecord::number)),
            Ranges.of(pending.stream().mapToInt(TrialRecord::number)),
            parameterGroups,
            warmStart.map(WarmStart::digest).orElse(null)));
  }

  /** Whether a trial of another study can say something of what this study searches. */
  public static boolean isInSpace(AutoFTStudySpec study, Map<String, Double> parameters) {
    var space = SearchSpaces.of(study, List.of());
    // Values for groups are looked at when the groups are known.
    return parameters.keySet().stream().anyMatch(name -> ParameterNames.group(name).isPresent())
        || space.contains(parameters);
  }

  /** Whether one proposal of the study's sampler may take seconds: {@link Sampler#isSlow}. */
  public static boolean takeLong(AutoFTStudySpec study) {
    return sampler(study).isSlow();
  }

  static Direction direction(Metric metric) {
    return metric.lowerIsBetter() ? Direction.MINIMIZE : Direction.MAXIMIZE;
  }

  private static Sampler sampler(AutoFTStudySpec study) {
    return switch (study.search().sampler()) {
      case TPE -> new TpeSampler(study.search().startupTrials());
      case GP -> new GpSampler(study.search().startupTrials());
      case CMAES -> new CmaEsSampler(study.search().startupTrials());
      case Auto -> new AutoSampler(study.search().startupTrials());
      case Sobol -> new SobolSampler();
      case Random -> new RandomSampler();
    };
  }

  static boolean hasResult(TrialRecord entry) {
    return entry.finished() && !entry.failed();
  }

  static Finished finished(SearchSpace space, int offset, TrialRecord entry) {
    return finished(space, offset + entry.number(), entry.spec().parameters(), entry.score());
  }

  private static Finished finished(SearchSpace space, int number, EarlierTrial trial) {
    return finished(space, number, trial.parameters(), trial.score());
  }

  private static Finished finished(
      SearchSpace space, int number, Map<String, Double> parameters, OptionalDouble score) {
    var values = SearchSpaces.inSpace(space, parameters);
    return score.isPresent()
        ? Finished.scored(number, values, score.getAsDouble())
        : Finished.diverged(number, values);
  }

  private static Pending pending(SearchSpace space, int offset, TrialRecord entry) {
    return new Pending(
        offset + entry.number(), SearchSpaces.inSpace(space, entry.spec().parameters()));
  }
}
