package io.autoft.optimizer.auto;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.cmaes.CmaEsSampler;
import io.autoft.optimizer.gp.GpSampler;
import io.autoft.optimizer.sobol.StartupSampler;
import io.autoft.optimizer.tpe.TpeSampler;
import java.util.Map;

/**
 * Chooses a sampler by the space, the number of trials and how many of them run at once.
 *
 * <p>After an even start {@link GpSampler}, {@link CmaEsSampler} and {@link TpeSampler} take turns,
 * each of which fails in a way of its own. The Gaussian process is the quickest to find a good
 * region, but under noise it holds parameters at bounds, where it is least sure, and later stays
 * where its mean is lowest, in a wrong category or beside the better basin. CMA-ES goes on along
 * any slope, TPE goes on trying values of one parameter at a time, but both need longer to get
 * near. Whoever proposed a trial, all learn from it, and one that is stuck costs a third of the
 * search. Portfolios are known to do as well as the best of their members or better (Hoffman,
 * Brochu and de Freitas, "Portfolio allocation for Bayesian optimization", UAI 2011); their choice
 * by rewards is left out, since rewards are mostly noise here.
 *
 * <p>Many pending trials drive the proposals of the Gaussian process apart, so that it is not held
 * up, while the others learn from far fewer trials than they propose: then it searches alone. Its
 * cost grows with the cube of the number of trials, so that a long search is left to TPE, or to
 * CMA-ES where there are many dimensions. The measurements are in {@code
 * operator/docs/samplers-benchmark.md}.
 *
 * @param startupTrials finished trials, scored or diverged, below which the space is covered evenly
 */
public record AutoSampler(int startupTrials) implements Sampler {

  private static final int GP_TRIALS = 300;
  private static final int MANY_DIMENSIONS = 40;
  private static final int MANY_PENDING = 8;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where it is negative
   */
  public AutoSampler {
    StartupSampler.check(startupTrials);
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    return request.finished().size() < startupTrials
        ? new StartupSampler().propose(request)
        : chosen(request).propose(request);
  }

  /** Since the Gaussian process takes its turns. */
  @Override
  public boolean isSlow() {
    return true;
  }

  private Sampler chosen(ProposalRequest request) {
    var process = new GpSampler(startupTrials);
    var evolution = new CmaEsSampler(startupTrials);
    var densities = new TpeSampler(startupTrials);
    if (request.finished().size() > GP_TRIALS) {
      return request.space().features() > MANY_DIMENSIONS ? evolution : densities;
    }
    if (request.pending().size() >= MANY_PENDING) {
      return process;
    }
    return switch (request.number() % 3) {
      case 0 -> process;
      case 1 -> evolution;
      default -> densities;
    };
  }
}
