package io.autoft.optimizer.tpe;

import io.autoft.optimizer.Finished;
import io.autoft.optimizer.ProposalRequest;
import io.autoft.optimizer.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The history cut into good and bad trials, each in the order of their numbers, since the weights
 * of a mixture depend on age.
 *
 * <p>Of n finished trials the best gamma(n) = min(ceil(n / 10), 25) go below, ties in favour of the
 * earlier one. Everything else goes above: the other scores; trials that diverged, even where that
 * leaves fewer than gamma(n) below; and pending trials, which are taken for bad until they report
 * ("constant liar"), so that parallel workers do not all try the same place.
 */
record Split(List<Trial> below, List<Trial> above) {

  static Split of(ProposalRequest request) {
    var below =
        request.finished().stream()
            .filter(Finished::isScored)
            .sorted(request.direction().bestFirst())
            .limit(gamma(request.finished().size()))
            .map(Finished::number)
            .collect(Collectors.toSet());
    var all = new ArrayList<Trial>(request.finished());
    all.addAll(request.pending());
    all.sort(Comparator.comparingInt(Trial::number));
    return new Split(
        all.stream().filter(trial -> below.contains(trial.number())).toList(),
        all.stream().filter(trial -> !below.contains(trial.number())).toList());
  }

  /** How many of n finished trials count as good. */
  static int gamma(int n) {
    return Math.min((n + 9) / 10, 25);
  }
}
