package io.autoft.optimizer.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the samplers are held against; fixed before anything was measured. A gate that is missed
 * stays in the table.
 *
 * <p>Intervals are of 90 %, so that each of their ends is a one-sided limit of 95 %.
 */
record Gates(Results results, List<Latency> latencies, Suite suite) {

  private static final double LEVEL = 0.9;
  private static final double SIGNIFICANCE = 0.01;
  private static final String OPTUNA_4_9 = "optuna-4.9-tpe";
  private static final String OPTUNA_5 = "optuna-5-tpe";
  private static final String OPTUNA_GP = "optuna-5-gp";
  private static final String CONTENDER = "auto";

  /** All of them, in the order of the page. */
  List<Gate> all() {
    var gates = new ArrayList<Gate>();
    gates.addAll(parity());
    gates.addAll(superiority());
    gates.addAll(nonInferiority());
    gates.addAll(costs());
    return gates;
  }

  /**
   * Where training diverges our TPE learns and Optuna's does not, so that such problems show no
   * parity; nor does Optuna 4.9 with several workers, whose pending trials are not taken for bad.
   */
  private List<Gate> parity() {
    return Stream.of(
            parity("tpe", OPTUNA_4_9, 1, 100),
            parity("tpe", OPTUNA_4_9, 1, 200),
            parity("tpe-5", OPTUNA_5, 1, 100),
            parity("tpe-5", OPTUNA_5, 1, 200),
            parity("tpe-5", OPTUNA_5, 16, 100),
            parity("tpe-5", OPTUNA_5, 16, 200))
        .toList();
  }

  private Gate parity(String ours, String theirs, int workers, int checkpoint) {
    var claim = claim("`%s` is as good as `%s`", ours, theirs, workers, checkpoint);
    var target = "90 % interval of the ratio within 0.93 to 1.07";
    var place = new Results.Place(ours, workers, checkpoint);
    if (results.logRatios(place, theirs, suite.finite()).isEmpty()) {
      return Gate.notRun(claim, target);
    }
    var equivalence = results.equivalence(place, theirs, suite.finite());
    var interval = equivalence.interval(LEVEL);
    return Gate.of(
        claim,
        target,
        "%s; %d runs".formatted(text(equivalence.ratio(), interval), equivalence.runs()),
        interval.isInside(0.93, 1.07));
  }

  private record Superiority(String rival, int workers, int checkpoint, double target) {}

  /** The p-values are corrected together. */
  private List<Gate> superiority() {
    var claims =
        Stream.of(OPTUNA_4_9, OPTUNA_5)
            .flatMap(
                rival ->
                    Stream.of(
                        new Superiority(rival, 1, 100, 0.75),
                        new Superiority(rival, 1, 200, 0.90),
                        new Superiority(rival, 16, 100, 0.80),
                        new Superiority(rival, 16, 200, 0.80)))
            .toList();
    var comparisons = claims.stream().map(claim -> comparison(claim)).toList();
    var pValues =
        Holm.adjusted(
            comparisons.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Comparison::pValue)
                .toArray());
    var gates = new ArrayList<Gate>();
    int next = 0;
    for (int i = 0; i < claims.size(); i++) {
      var claim = claims.get(i);
      var words =
          claim("`%s` beats `%s`, noisy", CONTENDER, claim.rival, claim.workers, claim.checkpoint);
      var target = format("ratio at most %.2f, p < %.2f", claim.target, SIGNIFICANCE);
      if (comparisons.get(i).isEmpty()) {
        gates.add(Gate.notRun(words, target));
        continue;
      }
      var comparison = comparisons.get(i).orElseThrow();
      double p = pValues[next++];
      gates.add(
          Gate.of(
              words,
              target,
              format("%s, p = %.2g", text(comparison), p),
              comparison.ratio() <= claim.target && p < SIGNIFICANCE));
    }
    return gates;
  }

  private Optional<Comparison> comparison(Superiority claim) {
    var place = new Results.Place(CONTENDER, claim.workers, claim.checkpoint);
    return comparison(results.logRatios(place, claim.rival, suite.noisy()));
  }

  /**
   * The best of Optuna's samplers on a problem is shown twice: chosen by all the runs, which are
   * those that it is judged by, and that flatters it; and for each seed by the other seeds.
   */
  private List<Gate> nonInferiority() {
    var gates = new ArrayList<Gate>();
    var optuna =
        results.runs().stream()
            .map(run -> run.key().sampler())
            .filter(name -> name.startsWith("optuna-"))
            .distinct()
            .sorted()
            .toList();
    for (int workers : new int[] {1, 16}) {
      for (int checkpoint : new int[] {100, 200}) {
        var place = new Results.Place(CONTENDER, workers, checkpoint);
        gates.add(
            noWorse(
                claim(
                    "`%s` is no worse than %s, noisy",
                    CONTENDER, "the best of Optuna on each problem", workers, checkpoint),
                results.logRatiosToBest(place, optuna, suite.noisy()),
                1.05));
        gates.add(
            noWorse(
                claim(
                    "`%s` is no worse than %s, noisy",
                    CONTENDER,
                    "the best of Optuna on each problem under the other seeds",
                    workers,
                    checkpoint),
                results.logRatiosToBestOfOtherSeeds(place, optuna, suite.noisy()),
                1.05));
      }
    }
    gates.add(gpSampler("noisy", 1, 100, suite.noisy(), 1.05));
    gates.add(gpSampler("noisy", 1, 200, suite.noisy(), 1.05));
    gates.add(gpSampler("noisy", 16, 100, suite.noisy(), 1.05));
    gates.add(gpSampler("without noise", 1, 100, suite.smooth(), 1.10));
    gates.add(gpSampler("without noise", 1, 200, suite.smooth(), 1.10));
    return gates;
  }

  private Gate gpSampler(
      String kind, int workers, int checkpoint, List<String> names, double limit) {
    return noWorse(
        claim("`%s` is no worse than `%s`, " + kind, CONTENDER, OPTUNA_GP, workers, checkpoint),
        results.logRatios(new Results.Place(CONTENDER, workers, checkpoint), OPTUNA_GP, names),
        limit);
  }

  private static Gate noWorse(String claim, SeedTable logRatios, double limit) {
    var target = format("upper limit of the ratio at most %.2f", limit);
    return comparison(logRatios)
        .map(
            comparison ->
                Gate.of(
                    claim, target, text(comparison), comparison.interval(LEVEL).high() <= limit))
        .orElseGet(() -> Gate.notRun(claim, target));
  }

  private List<Gate> costs() {
    return List.of(
        atMost("`tpe` proposes fast after 500 trials", "tpe", 500, 3, "ms"),
        atMost("`tpe` proposes fast after 5,000 trials", "tpe", 5000, 25, "ms"),
        timesFaster(500),
        timesFaster(5000),
        atMost("`gp` proposes in time after 200 trials", "gp", 200, 500, "ms"),
        atMost("`gp` proposes in time after 500 trials", "gp", 500, 2000, "ms"),
        atMost("5,000 trials take little memory", "memory", 5000, 10, "MB"));
  }

  private Gate atMost(String claim, String sampler, int trials, double limit, String unit) {
    var target = format("at most %.0f %s", limit, unit);
    var median = Latency.median(latencies, sampler, trials);
    return median.isEmpty()
        ? Gate.notRun(claim, target)
        : Gate.of(
            claim,
            target,
            format("%.3g %s", median.getAsDouble(), unit),
            median.getAsDouble() <= limit);
  }

  private Gate timesFaster(int trials) {
    var claim = format("`tpe` proposes faster than `%s` after %,d trials", OPTUNA_4_9, trials);
    var target = "at least 10 times";
    var ours = Latency.median(latencies, "tpe", trials);
    var theirs = Latency.median(latencies, OPTUNA_4_9, trials);
    if (ours.isEmpty() || theirs.isEmpty()) {
      return Gate.notRun(claim, target);
    }
    double times = theirs.getAsDouble() / ours.getAsDouble();
    return Gate.of(
        claim, target, format("%.0f times (%.3g ms)", times, theirs.getAsDouble()), times >= 10);
  }

  private static Optional<Comparison> comparison(SeedTable logRatios) {
    return logRatios.isEmpty() ? Optional.empty() : Optional.of(new Comparison(logRatios));
  }

  private static String claim(
      String words, String ours, String theirs, int workers, int checkpoint) {
    return format(
        words + ", %d worker%s, %d trials",
        ours,
        theirs,
        workers,
        workers == 1 ? "" : "s",
        checkpoint);
  }

  private static String text(Comparison comparison) {
    return format(
        "%s; %d problems, %d pairs",
        text(comparison.ratio(), comparison.interval(LEVEL)),
        comparison.problems(),
        comparison.pairs());
  }

  private static String text(double ratio, Interval interval) {
    return format("%.2f (%.2f to %.2f)", ratio, interval.low(), interval.high());
  }

  private static String format(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
