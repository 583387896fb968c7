package io.autoft.optimizer.benchmark;

import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.auto.AutoSampler;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.SobolSampler;
import io.autoft.optimizer.tpe.TpeProfile;
import io.autoft.optimizer.tpe.TpeSampler;
import java.util.List;

/**
 * A sampler as it takes part in the benchmark.
 *
 * @param mostTrials the longest history that it is made for
 */
record Contestant(String name, Sampler sampler, int mostTrials) {

  private static final int STARTUP_TRIALS = 10;

  /** Made for histories of any length. */
  Contestant(String name, Sampler sampler) {
    this(name, sampler, Integer.MAX_VALUE);
  }

  /** Whether it looks at what earlier trials have scored. */
  boolean learns() {
    return !(sampler instanceof RandomSampler || sampler instanceof SobolSampler);
  }

  static List<Contestant> all() {
    return List.of(
        new Contestant("random", new RandomSampler()),
        new Contestant("sobol", new SobolSampler()),
        new Contestant("tpe", new TpeSampler(STARTUP_TRIALS)),
        new Contestant("tpe-4.8", new TpeSampler(STARTUP_TRIALS, TpeProfile.OPTUNA_4_8)),
        new Contestant(
            "tpe-4-multivariate", new TpeSampler(STARTUP_TRIALS, TpeProfile.OPTUNA_4_MULTIVARIATE)),
        new Contestant("tpe-5", new TpeSampler(STARTUP_TRIALS, TpeProfile.OPTUNA_5)),
        new Contestant("gp", new GpSampler(STARTUP_TRIALS), 500),
        new Contestant("cmaes", new CmaEsSampler(STARTUP_TRIALS), 500),
        new Contestant("auto", new AutoSampler(STARTUP_TRIALS), 500));
  }

  static Contestant named(String name) {
    return all().stream()
        .filter(contestant -> contestant.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no sampler %s, only %s"
                        .formatted(name, all().stream().map(Contestant::name).toList())));
  }
}
