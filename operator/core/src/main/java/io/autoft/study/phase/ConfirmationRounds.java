package io.autoft.study.phase;

import static java.util.stream.Collectors.groupingBy;

import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.contract.Metric;
import io.autoft.result.confirmation.Contest;
import io.autoft.result.confirmation.Repeats;
import io.autoft.study.proposal.Seeds;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialOutcome;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How far the repeats of a confirmation are. In every round each objective gets one more seed. The
 * first two rounds are one; a further one begins when the one before has ended, unless the order is
 * decided by then ({@link Contest#isDecided}).
 *
 * <p>After a search that went on, what was confirmed before stays a candidate, and its repeats
 * count.
 *
 * @param metric of the study
 * @param seeds of the rounds
 * @param candidates search trials
 * @param baselines those with a score
 * @param repeats trials of the confirmation so far, by {@link #key}
 */
record ConfirmationRounds(
    Metric metric,
    long[] seeds,
    List<TrialRecord> candidates,
    List<TrialRecord> baselines,
    Map<String, List<TrialRecord>> repeats) {

  /** Fewer say nothing of the chance of a seed. */
  private static final int FIRST_ROUNDS = 2;

  /** An objective that lacks the trial of a round. */
  record Missing(TrialRecord source, int round) {}

  /**
   * The rounds so far.
   *
   * @param best the search trials that are to be repeated
   */
  static ConfirmationRounds of(Study study, List<TrialRecord> best, TrialLog log) {
    var repeats =
        log.of(TrialPurpose.Confirmation)
            .collect(
                groupingBy(
                    trial ->
                        Optional.ofNullable(trial.spec().sourceTrial())
                            .orElseGet(() -> trial.spec().baseline().name())));
    var again = log.of(TrialPurpose.Search).filter(trial -> repeats.containsKey(trial.name()));
    int rounds = study.spec().confirmation().repeats();
    long searchSeed = study.spec().search().seed();
    return new ConfirmationRounds(
        study.spec().objective().metric(),
        LongStream.range(0, rounds)
            .map(r -> Seeds.CONFIRMATION.seed(searchSeed, (int) r))
            .toArray(),
        Stream.concat(best.stream(), again).distinct().toList(),
        study.spec().search().baselines().stream()
            .flatMap(name -> baseline(name, log).stream())
            .toList(),
        repeats);
  }

  private static Optional<TrialRecord> baseline(BaselineName name, TrialLog log) {
    return log.of(TrialPurpose.Baseline)
        .filter(trial -> trial.spec().baseline() == name && trial.score().isPresent())
        .findFirst();
  }

  /** What repeats say that they repeat: a baseline, or the name of a search trial. */
  private static String key(TrialRecord source) {
    return Optional.ofNullable(source.spec().baseline())
        .map(BaselineName::name)
        .orElseGet(source::name);
  }

  /** The next trial to create, round by round. */
  Optional<Missing> missing() {
    return IntStream.range(0, begun())
        .boxed()
        .flatMap(round -> repeated().map(source -> new Missing(source, round)))
        .filter(wanted -> find(wanted.source(), wanted.round()).isEmpty())
        .findFirst();
  }

  /**
   * Whether there is nothing more to create or to wait for. A repeat of a round that is no longer
   * needed, since what was undecided has diverged, is waited for: it may diverge as well.
   */
  boolean areComplete() {
    return repeats.values().stream().flatMap(List::stream).allMatch(TrialRecord::finished)
        && areComplete(begun());
  }

  /** The candidates and baselines after all rounds; empty before, or if no candidate is left. */
  Optional<Contest> contest() {
    return areComplete() ? contest(begun()) : Optional.empty();
  }

  private int begun() {
    int rounds = Math.min(FIRST_ROUNDS, seeds.length);
    while (rounds < seeds.length && areComplete(rounds) && !isDecided(rounds)) {
      rounds++;
    }
    return rounds;
  }

  private boolean areComplete(int rounds) {
    return repeated()
        .allMatch(
            source ->
                IntStream.range(0, rounds)
                    .mapToObj(round -> find(source, round))
                    .allMatch(trial -> trial.filter(TrialRecord::finished).isPresent()));
  }

  private boolean isDecided(int rounds) {
    return contest(rounds).map(Contest::isDecided).orElse(true);
  }

  private Optional<Contest> contest(int rounds) {
    var standing = standing(candidates).map(source -> repeats(source, rounds)).toList();
    return standing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Contest(
                standing, standing(baselines).map(source -> repeats(source, rounds)).toList()));
  }

  private Repeats repeats(TrialRecord source, int rounds) {
    var trials =
        IntStream.range(0, rounds)
            .mapToObj(round -> isSeeded(source) ? find(source, round).orElseThrow() : source)
            .toList();
    return Repeats.of(source, isSeeded(source), trials, metric);
  }

  /** What gets trials. */
  private Stream<TrialRecord> repeated() {
    return Stream.concat(standing(candidates), standing(baselines))
        .filter(ConfirmationRounds::isSeeded);
  }

  private Stream<TrialRecord> standing(List<TrialRecord> sources) {
    return sources.stream()
        .filter(
            source ->
                repeats.getOrDefault(key(source), List.of()).stream()
                    .noneMatch(trial -> trial.outcome() instanceof TrialOutcome.Diverged));
  }

  /** Nothing is trained for the pretrained model as it is: with every seed it scores the same. */
  private static boolean isSeeded(TrialRecord source) {
    return source.spec().baseline() != BaselineName.ZeroShot;
  }

  /** The repeat of a round, if it has been created and has not failed. */
  private Optional<TrialRecord> find(TrialRecord source, int round) {
    return repeats.getOrDefault(key(source), List.of()).stream()
        .filter(trial -> !trial.failed() && trial.spec().seed() == seeds[round])
        .findFirst();
  }
}
