package io.autoft.study;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.Loss;
import io.autoft.api.v1alpha1.Metric;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.api.v1alpha1.Range;
import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.optimizer.Direction;
import io.autoft.optimizer.Finished;
import io.autoft.optimizer.FloatParameter;
import io.autoft.optimizer.Parameter;
import io.autoft.optimizer.Pending;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.RandomSampler;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.Scale;
import io.autoft.optimizer.SearchSpace;
import io.autoft.optimizer.TpeSampler;
import io.autoft.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Translates between a study's words and the optimizer's. */
final class Proposals {

  private static final double BASELINE_WEIGHT_DECAY = 0.1;

  private Proposals() {}

  /** Parameters that a sampler proposed, and what it knew. */
  record Proposed(Map<String, Double> parameters, Proposal proposal) {}

  /** A pure function of the study's search, the number and what the log shows. */
  static Proposed propose(AutoFTStudySpec study, int number, TrialLog log) {
    var search = study.search();
    var finished = finished(log);
    var pending = pending(log);
    var request =
        new ProposalRequest(
            space(study),
            direction(study.objective().metric()),
            search.seed(),
            number,
            finished,
            pending);
    var parameters = new TreeMap<>(sampler(study).propose(request));
    parameters.put(weight(fixed(study).name()), 1.0);
    return new Proposed(
        parameters,
        new Proposal(
            search.sampler(),
            Ranges.of(finished.stream().mapToInt(Finished::number)),
            Ranges.of(pending.stream().mapToInt(Pending::number))));
  }

  /** What a study searches: every weight but the fixed one, learning rate and weight decay. */
  static SearchSpace space(AutoFTStudySpec study) {
    var space = study.search().space();
    var parameters = new ArrayList<Parameter>();
    parameters.add(parameter(LEARNING_RATE, space.learningRate(), Scale.LOG));
    parameters.add(parameter(WEIGHT_DECAY, space.weightDecay(), Scale.LINEAR));
    for (var loss : study.objective().losses()) {
      if (loss != fixed(study)) {
        parameters.add(parameter(weight(loss.name()), space.lossWeight(), Scale.LOG));
      }
    }
    return new SearchSpace(parameters);
  }

  /** The term whose weight is 1, which removes the freedom of scale. */
  static Loss fixed(AutoFTStudySpec study) {
    var losses = study.objective().losses();
    return Stream.of(Loss.CrossEntropy, Loss.Contrastive)
        .filter(losses::contains)
        .findFirst()
        .orElse(losses.get(0));
  }

  /** An initial trial's parameters; a term that it leaves out has weight 0. */
  static Map<String, Double> initial(AutoFTStudySpec study, Map<String, Double> given) {
    var parameters = weights(study);
    parameters.putAll(given);
    return parameters;
  }

  /** Cross-entropy at the base rate; for the pretrained model as it is, nothing at all. */
  static Map<String, Double> baseline(AutoFTStudySpec study, boolean trained) {
    var parameters = weights(study);
    parameters.put(LEARNING_RATE, trained ? study.search().space().baseLearningRate() : 0.0);
    parameters.put(WEIGHT_DECAY, trained ? BASELINE_WEIGHT_DECAY : 0.0);
    parameters.put(weight(Loss.CrossEntropy.name()), trained ? 1.0 : 0.0);
    return parameters;
  }

  private static TreeMap<String, Double> weights(AutoFTStudySpec study) {
    var weights = new TreeMap<String, Double>();
    study.objective().losses().forEach(loss -> weights.put(weight(loss.name()), 0.0));
    return weights;
  }

  private static Parameter parameter(String name, Range range, Scale scale) {
    return new FloatParameter(name, range.min(), range.max(), scale);
  }

  private static Direction direction(Metric metric) {
    return metric == Metric.CrossEntropy ? Direction.MINIMIZE : Direction.MAXIMIZE;
  }

  private static Sampler sampler(AutoFTStudySpec study) {
    return study.search().sampler() == SamplerType.Random
        ? new RandomSampler()
        : new TpeSampler(study.search().startupTrials());
  }

  private static List<Finished> finished(TrialLog log) {
    return log.of(TrialPurpose.Search)
        .flatMap(
            e ->
                e.outcome() instanceof TrialOutcome.Scored scored
                    ? Stream.of(Finished.scored(e.number(), e.spec().parameters(), scored.score()))
                    : e.outcome() instanceof TrialOutcome.Diverged
                        ? Stream.of(Finished.diverged(e.number(), e.spec().parameters()))
                        : Stream.empty())
        .toList();
  }

  private static List<Pending> pending(TrialLog log) {
    return log.of(TrialPurpose.Search)
        .filter(e -> !e.finished())
        .map(e -> new Pending(e.number(), e.spec().parameters()))
        .toList();
  }
}
