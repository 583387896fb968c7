package io.autoft.study.proposal;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.optimizer.importance.Importance;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a study searches, and where its trials lie, for those who look at it.
 *
 * @param all parameters with more than one value, in the order of their names
 * @param space that they are of
 */
public record SearchedParameters(List<SearchedParameter> all, SearchSpace space) {

  public SearchedParameters {
    all = List.copyOf(all);
  }

  /** Those of a study, with what its trials say of their importance. */
  public static SearchedParameters of(AutoFTStudySpec study, TrialLog log) {
    var space = SearchSpaces.of(study, log.parameterGroups().orElse(List.of()));
    var finished =
        log.of(TrialPurpose.Search)
            .filter(Proposals::hasResult)
            .map(trial -> Proposals.finished(space, 0, trial))
            .toList();
    var importance =
        Importance.of(space, Proposals.direction(study.objective().metric()), finished);
    return new SearchedParameters(
        space.free().stream().map(p -> parameter(p, importance)).toList(), space);
  }

  private static SearchedParameter parameter(Parameter parameter, Map<String, Double> importance) {
    var share = importance.get(parameter.name());
    return new SearchedParameter(
        parameter.name(),
        parameter instanceof FloatParameter number ? number.low() : parameter.fromUnit(0),
        parameter instanceof FloatParameter number ? number.high() : parameter.fromUnit(1),
        parameter instanceof FloatParameter number && number.scale() == Scale.LOG,
        share == null ? OptionalDouble.empty() : OptionalDouble.of(share));
  }

  /** Whether the trials say which of them mattered. */
  public boolean isRanked() {
    return all.stream().anyMatch(parameter -> parameter.importance().isPresent());
  }

  /** A trial's values of these parameters, as far as it has them; one for all is each group's. */
  public Map<String, Double> of(TrialRecord trial) {
    var known = SearchSpaces.inSpace(space, trial.spec().parameters());
    var values = new TreeMap<String, Double>();
    all.stream()
        .filter(parameter -> known.containsKey(parameter.name()))
        .forEach(parameter -> values.put(parameter.name(), known.get(parameter.name())));
    return values;
  }
}
