package io.autoft.study.proposal;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.testing.Studies;
import io.autoft.testing.TrialSpecs;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchedParametersTest {

  @Test
  void areThoseWithMoreThanOneValue() {
    var searched = SearchedParameters.of(Studies.spec(STUDY), new TrialLog(List.of()));

    assertThat(searched.all())
        .extracting(SearchedParameter::name)
        .containsExactly("learningRate", "weight.Hinge", "weight.L2Distance", "weightDecay");
    var rate = searched.all().get(0);
    assertThat(rate.low()).isEqualTo(3e-4);
    assertThat(rate.high()).isEqualTo(3e-2);
    assertThat(rate.logarithmic()).isTrue();
    assertThat(searched.all().get(3).logarithmic()).isFalse();
  }

  /** The score follows weight decay alone. */
  @Test
  void haveTheImportanceThatTheTrialsShow() {
    var log =
        new TrialLog(
            IntStream.range(0, 80)
                .mapToObj(i -> trial(i, Map.of("weightDecay", (i * 37 % 80) / 80.0), 0.5))
                .toList());

    var searched = SearchedParameters.of(Studies.spec(STUDY), log);

    assertThat(searched.all().get(3).importance()).hasValue(1.0);
    assertThat(searched.all().get(1).importance()).hasValue(0.0);
  }

  @Test
  void haveNoImportanceWithoutEnoughTrials() {
    var log = new TrialLog(List.of(trial(2, Map.of(), 0.5)));

    assertThat(SearchedParameters.of(Studies.spec(STUDY), log).all())
        .allMatch(parameter -> parameter.importance().isEmpty());
  }

  @Test
  void aValueForAllIsThatOfEachGroup() {
    var layerwise = Studies.spec(STUDY.with("spec.search.layerwise", "Regularizers"));
    var told = Trials.scored(TrialSpecs.search(), 0.7, List.of("stem", "block.0", "final", "head"));

    var searched = SearchedParameters.of(layerwise, new TrialLog(List.of(told)));

    assertThat(searched.of(told))
        .containsEntry("weight.L2Distance/stem", 0.25)
        .containsEntry("weight.Hinge", 0.5)
        .doesNotContainKey("weight.CrossEntropy");
  }

  private static TrialRecord trial(int number, Map<String, Double> changed, double score) {
    var parameters = new TreeMap<>(TrialSpecs.PARAMETERS);
    parameters.putAll(changed);
    return Trials.scored(
        TrialSpecs.of(number, TrialPurpose.Search, null, parameters),
        score + 0.1 * parameters.get("weightDecay"));
  }
}
