package io.autoft.optimizer.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.autoft.optimizer.Trial;
import io.autoft.optimizer.space.Parameter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splits, densities and proposals over long, wide and broken histories against Optuna's. */
class OptunaGoldenTest {

  private static final int PROPOSALS = 1000;

  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "OPTUNA_4_8,            4.8.0",
    "OPTUNA_4_9,            4.9.0",
    "OPTUNA_4_9,            5.0.0",
    "OPTUNA_4_MULTIVARIATE, 4.8.0",
    "OPTUNA_4_MULTIVARIATE, 4.9.0",
    "OPTUNA_5,              5.0.0",
  })
  void agreesOnSplitsAndDensities(TpeProfile profile, String version) {
    var cases = OptunaCase.of(version);
    assertThat(cases).hasSize(5);
    for (var one : cases) {
      var split = Split.of(one.request(1_000_000));
      assertThat(split.below())
          .as("%s", one.name())
          .extracting(Trial::number)
          .containsExactlyElementsOf(one.below());
      boolean joint = profile.groups(one.space().free()).size() == 1;
      var groups = profile.groups(joint ? one.space().free() : one.univariate());
      var ratios = DensityRatio.of(groups, split, profile.bandwidths());
      for (int i = 0; i < groups.size(); i++) {
        check(one, "good", groups.get(i), ratios.get(i).good());
        check(one, "bad", groups.get(i), ratios.get(i).bad());
      }
    }
  }

  private static void check(
      OptunaCase one, String side, List<Parameter> group, ParzenEstimator estimator) {
    var expected = one.densities(side, group);
    assertThat(expected).hasSize(5);
    for (int k = 0; k < expected.size(); k++) {
      assertThat(estimator.logDensity(one.coordinates(k, group)))
          .as("%s, %s trials, %s", one.name(), side, group.get(0).name())
          .isEqualTo(expected.get(k), within(1e-9));
    }
  }

  /** The two-sample test of Kolmogorov and Smirnov, on the same partition of the range. */
  @ParameterizedTest(name = "{0} with {1}")
  @CsvSource({
    "OPTUNA_4_8,            4.8.0, false",
    "OPTUNA_4_9,            4.9.0, false",
    "OPTUNA_4_MULTIVARIATE, 4.9.0, true",
    "OPTUNA_5,              5.0.0, true",
  })
  void agreesOnTheDistributionOfProposals(TpeProfile profile, String version, boolean joint) {
    var one =
        OptunaCase.of(version).stream()
            .filter(candidate -> candidate.name().equals("mixture"))
            .findFirst()
            .orElseThrow();
    var sampler = new TpeSampler(10, profile);
    var parameters = one.space().parameters();
    var counts = new int[parameters.size()][50];
    for (int i = 0; i < PROPOSALS; i++) {
      var units = one.space().toUnit(sampler.propose(one.request(1_000 + i)));
      for (int d = 0; d < units.length; d++) {
        counts[d][Math.min(49, (int) (50 * units[d]))]++;
      }
    }
    for (int d = 0; d < counts.length; d++) {
      var name = parameters.get(d).name();
      assertThat(distance(counts[d], one.draws(joint, name))).as("%s", name).isLessThan(1);
    }
  }

  /** In units of what chance exceeds once in a thousand times. */
  private static double distance(int[] ours, int[] theirs) {
    double n = Arrays.stream(ours).sum();
    double m = Arrays.stream(theirs).sum();
    double difference = 0;
    double greatest = 0;
    for (int bin = 0; bin < ours.length; bin++) {
      difference += ours[bin] / n - theirs[bin] / m;
      greatest = Math.max(greatest, Math.abs(difference));
    }
    return greatest / (1.95 * Math.sqrt((n + m) / (n * m)));
  }
}
