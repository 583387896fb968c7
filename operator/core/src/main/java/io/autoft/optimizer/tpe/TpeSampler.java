package io.autoft.optimizer.tpe;

import static java.util.Objects.requireNonNull;

import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Sampler;
import io.autoft.optimizer.random.RandomSampler;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.Point;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The tree-structured Parzen estimator (Bergstra et al. 2011; Watanabe, arXiv 2304.11127): model
 * good and bad trials by a density each, and try what is likely among the good and unlikely among
 * the bad.
 *
 * <p>24 points are drawn from the density of the good trials and the one with the best {@link
 * DensityRatio} is proposed; the {@link TpeProfile} says whether that is done for each parameter on
 * its own or for all of them together. It departs from Optuna in three points: trials that diverged
 * count as bad (Optuna ignores them); points tried before are drawn again, in the end at random;
 * and a proposal is a pure function of its request. Pending trials count as bad, as with {@code
 * constant_liar=True}.
 *
 * @param startupTrials finished trials, scored or diverged, below which proposals are random
 */
public record TpeSampler(int startupTrials, TpeProfile profile) implements Sampler {

  private static final int CANDIDATES = 24;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException where it is negative
   */
  public TpeSampler {
    requireNonNull(profile, "profile is null");
    if (startupTrials < 0) {
      throw new IllegalArgumentException("startupTrials is negative: " + startupTrials);
    }
  }

  /** With the profile of Optuna 4.9. */
  public TpeSampler(int startupTrials) {
    this(startupTrials, TpeProfile.OPTUNA_4_9);
  }

  @Override
  public Map<String, Double> propose(ProposalRequest request) {
    if (request.finished().size() < startupTrials) {
      return new RandomSampler().propose(request);
    }
    var split = Split.of(request);
    var groups = profile.groups(request.space().free());
    var ratios = DensityRatio.of(groups, split, profile.bandwidths());
    var random = request.random();
    return request
        .firstNew(() -> draw(request.space(), groups, ratios, random))
        .orElseGet(() -> new RandomSampler().propose(request));
  }

  private static Map<String, Double> draw(
      SearchSpace space,
      List<List<Parameter>> groups,
      List<DensityRatio> ratios,
      RandomGenerator random) {
    var point = new TreeMap<String, Double>();
    for (var parameter : space.parameters()) {
      if (parameter.isFixed()) {
        point.put(parameter.name(), parameter.fromUnit(0.5));
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      var coordinates = ratios.get(i).bestOf(CANDIDATES, random);
      for (int d = 0; d < coordinates.length; d++) {
        var parameter = groups.get(i).get(d);
        point.put(parameter.name(), parameter.toValue(coordinates[d]));
      }
    }
    return Point.copyOf(point);
  }
}
