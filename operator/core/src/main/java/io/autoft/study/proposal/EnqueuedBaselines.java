package io.autoft.study.proposal;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.weight;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.Head;
import io.autoft.api.v1alpha1.Range;
import io.autoft.contract.Loss;
import io.autoft.contract.ParameterTerms;
import io.autoft.trial.TrialMethod;
import io.autoft.trial.TrialParameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The objectives of a study's baselines, moved into the space that it searches, so that the search
 * begins where people are today and the sampler learns from it. A baseline's own trial does not
 * tell the sampler: it may lie outside the space, and all baselines have one seed.
 *
 * <p>A searched head is that of the baseline's method. Only the proportions of weights matter, so
 * each is taken relative to that of the term whose weight is fixed at 1, and then moved to the
 * nearest bound. A weight of 0 becomes the lower bound, since the logarithm of 0 is in no space.
 * The upper bound stands for a proportion to a fixed term that the baseline does not have (FLYP's
 * beside cross-entropy), and for L2-SP's weight while terms are divided by the number of
 * parameters, which is not known here and above any usual bound.
 */
public final class EnqueuedBaselines {

  /** The others are not objectives: they train in another way, or not at all. */
  private static final Set<BaselineName> OBJECTIVES =
      EnumSet.of(
          BaselineName.FineTuning,
          BaselineName.L2SP,
          BaselineName.LogitAdjusted,
          BaselineName.FLYP);

  private EnqueuedBaselines() {}

  /**
   * Parameters to try, each once, in the order of the baselines. One with a term that is not among
   * the study's losses cannot be said in its space and is left out.
   */
  public static List<Map<String, Double>> of(AutoFTStudySpec study) {
    return study.search().enqueueBaselines()
        ? study.search().baselines().stream()
            .filter(OBJECTIVES::contains)
            .filter(name -> hasTermsOf(study, Baselines.parameters(study, name)))
            .map(name -> moved(study, name))
            .distinct()
            .toList()
        : List.of();
  }

  private static boolean hasTermsOf(AutoFTStudySpec study, Map<String, Double> parameters) {
    return Stream.of(Loss.values())
        .filter(loss -> parameters.getOrDefault(weight(loss.name()), 0.0) > 0)
        .allMatch(study.objective().losses()::contains);
  }

  private static Map<String, Double> moved(AutoFTStudySpec study, BaselineName baseline) {
    var given = Baselines.parameters(study, baseline);
    var space = study.search().space();
    var terms = study.objective().parameterTerms();
    var fixed = study.objective().fixedLoss();
    var moved = new TreeMap<String, Double>();
    moved.put(LEARNING_RATE, within(space.learningRate(), given.get(LEARNING_RATE)));
    moved.put(WEIGHT_DECAY, within(space.weightDecay(), given.get(WEIGHT_DECAY)));
    for (var loss : study.objective().losses()) {
      var name = weight(loss.name());
      moved.put(
          name,
          loss == fixed
              ? 1.0
              : within(
                  space.lossWeight(loss, terms),
                  proportion(
                      undivided(loss, terms, given.get(name)), given.get(weight(fixed.name())))));
    }
    if (study.objective().head() == Head.Searched && TrialMethod.of(baseline).headFromText()) {
      moved.put(TrialParameters.HEAD, TrialParameters.FROM_TEXT);
    }
    return Baselines.initial(study, moved);
  }

  /** Of a weight to the fixed one, which may be 0. */
  private static double proportion(double weight, double fixed) {
    return weight == 0 ? 0 : weight / fixed;
  }

  /** A baseline's weight is that of a sum. */
  private static double undivided(Loss loss, ParameterTerms terms, double weight) {
    boolean divided = loss.overParameters() && terms == ParameterTerms.Mean;
    return divided && weight > 0 ? Double.POSITIVE_INFINITY : weight;
  }

  private static double within(Range range, double value) {
    return Math.max(range.min(), Math.min(range.max(), value));
  }
}
