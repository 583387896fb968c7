package io.autoft.study.proposal;

import static io.autoft.contract.ParameterNames.LEARNING_RATE;
import static io.autoft.contract.ParameterNames.WEIGHT_DECAY;
import static io.autoft.contract.ParameterNames.ofGroup;
import static io.autoft.contract.ParameterNames.weight;
import static io.autoft.contract.ParameterNames.withoutGroup;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.Head;
import io.autoft.api.v1alpha1.Layerwise;
import io.autoft.api.v1alpha1.Range;
import io.autoft.api.v1alpha1.TrialSeed;
import io.autoft.contract.GroupRanges;
import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.trial.TrialParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a study searches: the weight of every term but the fixed one, learning rate, weight decay,
 * and, if they are to be, the seed and the head.
 *
 * <p>Layer-wise, some of them have a value for each group of the model's parameters instead of one
 * for all. The operator does not know the model; the first report has the groups. A value for all
 * is the value of every group, to the trainer and here, so trials without values for groups say
 * something of the space that has them.
 */
public final class SearchSpaces {

  /** The paper's range. */
  private static final int LAST_SEED = 100;

  private static final String TEXT_GROUP = "text";
  private static final String HEAD_GROUP = "head";

  private SearchSpaces() {}

  /**
   * A study's space.
   *
   * @param parameterGroups of the model ({@link GroupRanges}); none while they are not known
   */
  public static SearchSpace of(AutoFTStudySpec study, List<String> parameterGroups) {
    var groups = GroupRanges.expand(parameterGroups);
    var space = study.search().space();
    var layerwise = study.search().layerwise();
    var trained = trained(study, groups);
    var ofOptimizer = layerwise == Layerwise.RegularizersAndOptimizer ? trained : List.<String>of();
    var ofRegularizers = layerwise == Layerwise.None ? List.<String>of() : trained;
    var parameters = new ArrayList<Parameter>();
    add(parameters, LEARNING_RATE, ofOptimizer, space.learningRate(), Scale.LOG);
    add(parameters, WEIGHT_DECAY, ofOptimizer, space.weightDecay(), Scale.LINEAR);
    for (var loss : study.objective().losses()) {
      if (loss != study.objective().fixedLoss()) {
        add(
            parameters,
            weight(loss.name()),
            loss.overParameters() ? ofRegularizers : List.of(),
            space.lossWeight(loss, study.objective().parameterTerms()),
            Scale.LOG);
      }
    }
    if (study.search().trialSeed() == TrialSeed.Searched) {
      parameters.add(new IntegerParameter(TrialParameters.SEED, 0, LAST_SEED, Scale.LINEAR));
    }
    if (study.objective().head() == Head.Searched) {
      parameters.add(new CategoricalParameter(TrialParameters.HEAD, 2));
    }
    return new SearchSpace(parameters);
  }

  /** A trial's parameters with a value for every parameter of the space that they determine. */
  public static Map<String, Double> inSpace(SearchSpace space, Map<String, Double> parameters) {
    var values = new TreeMap<>(parameters);
    for (var parameter : space.parameters()) {
      var name = parameter.name();
      var forAll = parameters.get(withoutGroup(name));
      if (forAll != null) {
        values.putIfAbsent(name, forAll);
      }
    }
    return values;
  }

  /**
   * Where a trial lies, as {@link SearchSpace#encode}; at the edge, if it is beyond it. In the
   * middle of a parameter of which nothing is known.
   */
  static double[] features(SearchSpace space, Map<String, Double> parameters) {
    var inside = new TreeMap<String, Double>();
    var known = inSpace(space, parameters);
    for (var parameter : space.parameters()) {
      var value = known.get(parameter.name());
      double unit = value == null ? 0.5 : parameter.toUnit(value);
      inside.put(parameter.name(), parameter.fromUnit(Math.max(0, Math.min(1, unit))));
    }
    return space.encode(inside);
  }

  private static List<String> trained(AutoFTStudySpec study, List<String> groups) {
    var objective = study.objective();
    return groups.stream()
        .filter(group -> objective.trainsText() || !group.equals(TEXT_GROUP))
        .filter(group -> objective.trainsHead() || !group.equals(HEAD_GROUP))
        .toList();
  }

  private static void add(
      List<Parameter> parameters, String name, List<String> groups, Range range, Scale scale) {
    var names =
        groups.isEmpty()
            ? List.of(name)
            : groups.stream().map(group -> ofGroup(name, group)).toList();
    names.forEach(n -> parameters.add(new FloatParameter(n, range.min(), range.max(), scale)));
  }
}
