package io.autoft.optimizer;

import io.autoft.optimizer.auto.AutoSampler;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.sobol.SobolSampler;
import io.autoft.optimizer.tpe.TpeProfile;
import io.autoft.optimizer.tpe.TpeSampler;
import java.util.stream.Stream;

/** Every sampler there is, for the tests of what all of them promise. */
final class Samplers {

  private Samplers() {}

  static Stream<Sampler> all() {
    return Stream.of(
        new RandomSampler(),
        new SobolSampler(),
        new TpeSampler(10),
        new TpeSampler(0),
        new TpeSampler(10, TpeProfile.OPTUNA_4_8),
        new TpeSampler(10, TpeProfile.OPTUNA_4_MULTIVARIATE),
        new TpeSampler(10, TpeProfile.OPTUNA_5),
        new GpSampler(10),
        new GpSampler(0),
        new CmaEsSampler(10),
        new CmaEsSampler(0),
        new AutoSampler(10));
  }
}
