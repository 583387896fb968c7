package io.autoft.study.proposal;

import static java.util.Objects.requireNonNull;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.trial.Study;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Every proposal of a study computed again, from what its trial has recorded: which trials the
 * sampler had seen finished and which running, the groups of the model's parameters, and the
 * history of earlier studies. What is computed is compared bit for bit.
 *
 * @param confirmed how many proposals came out the same, in the order of their numbers
 * @param deviation the first that did not, if any; those after it are not computed
 */
public record Replay(int confirmed, Optional<Deviation> deviation) {

  public Replay {
    requireNonNull(deviation, "deviation is null");
  }

  /** Why a proposal is not confirmed. */
  public sealed interface Deviation {

    /** Of the trial. */
    int number();

    /** A sentence, for people. */
    String message();
  }

  /**
   * Another value comes out.
   *
   * @param parameter the first by name of those that differ
   * @param recorded empty where the trial has no such parameter
   * @param computed empty where none comes out
   */
  public record Differs(
      int number, String parameter, OptionalDouble recorded, OptionalDouble computed)
      implements Deviation {

    @Override
    public String message() {
      return "trial %d: %s is recorded as %s and computed as %s"
          .formatted(number, parameter, text(recorded), text(computed));
    }

    private static String text(OptionalDouble value) {
      return value.isPresent() ? String.valueOf(value.getAsDouble()) : "absent";
    }
  }

  /** What the proposal was made from is not there any more. */
  public record NotComputable(int number, String why) implements Deviation {

    @Override
    public String message() {
      return "trial %d cannot be computed again: %s".formatted(number, why);
    }
  }

  /**
   * Computes all proposals again; parameters that a user gave, and baselines, are none.
   *
   * @param log of all trials, with their outcomes
   * @param warmStart the study's record of earlier ones, if it has one
   */
  public static Replay of(Study study, TrialLog log, Optional<WarmStart> warmStart) {
    var history = new History(study, log, warmStart);
    int confirmed = 0;
    for (var trial : log.of(TrialPurpose.Search).map(TrialRecord::spec).toList()) {
      if (trial.proposal() != null) {
        var deviation = history.deviation(trial);
        if (deviation.isPresent()) {
          return new Replay(confirmed, deviation);
        }
        confirmed++;
      }
    }
    return new Replay(confirmed, Optional.empty());
  }

  /** What proposals are made from. */
  private record History(
      Study study, Map<Integer, TrialRecord> trials, Optional<WarmStart> earlier) {

    History(Study study, TrialLog log, Optional<WarmStart> earlier) {
      this(study, new HashMap<>(), earlier);
      log.entries().forEach(e -> trials.put(e.number(), e));
    }

    Optional<Deviation> deviation(AutoFTTrialSpec trial) {
      return missing(trial)
          .<Deviation>map(why -> new NotComputable(trial.number(), why))
          .or(() -> difference(trial));
    }

    private Optional<String> missing(AutoFTTrialSpec trial) {
      var proposal = trial.proposal();
      if (!study.digest().equals(trial.searchDigest())) {
        return Optional.of("model, data, objective or search of the study have changed since");
      }
      if (!Optional.ofNullable(proposal.warmStart()).equals(earlier.map(WarmStart::digest))) {
        return Optional.of("the record of earlier studies is not the one that it was made from");
      }
      var finished = Ranges.parse(proposal.finished(), trial.number());
      var pending = Ranges.parse(proposal.pending(), trial.number());
      if (finished.isEmpty() || pending.isEmpty()) {
        return Optional.of("its proposal names what are not ranges of earlier trials");
      }
      return withoutResult(finished.get()).or(() -> absent(pending.get()));
    }

    private Optional<String> withoutResult(List<Integer> numbers) {
      return numbers.stream()
          .filter(n -> !trials.containsKey(n) || trials.get(n).result().isEmpty())
          .findFirst()
          .map("it was made from the result of trial %d, which is not there"::formatted);
    }

    private Optional<String> absent(List<Integer> numbers) {
      return numbers.stream()
          .filter(n -> !trials.containsKey(n))
          .findFirst()
          .map("it was made while trial %d ran, which is not there"::formatted);
    }

    private Optional<Deviation> difference(AutoFTTrialSpec trial) {
      var proposal = trial.proposal();
      var computed =
          Proposals.propose(
                  study.spec(), trial.number(), seen(trial), proposal.parameterGroups(), earlier)
              .parameters();
      var recorded = trial.parameters();
      var names = new TreeSet<>(recorded.keySet());
      names.addAll(computed.keySet());
      return names.stream()
          .filter(name -> !value(recorded, name).equals(value(computed, name)))
          .findFirst()
          .map(
              name ->
                  new Differs(
                      trial.number(), name, number(recorded, name), number(computed, name)));
    }

    /** The log as the trial's sampler saw it. */
    private TrialLog seen(AutoFTTrialSpec trial) {
      var seen = new ArrayList<TrialRecord>();
      numbers(trial.proposal().finished(), trial).forEach(n -> seen.add(trials.get(n)));
      numbers(trial.proposal().pending(), trial).forEach(n -> seen.add(trials.get(n).asPending()));
      return new TrialLog(seen);
    }

    private static List<Integer> numbers(String ranges, AutoFTTrialSpec trial) {
      return Ranges.parse(ranges, trial.number()).orElseThrow();
    }

    private static Optional<Double> value(Map<String, Double> parameters, String name) {
      return Optional.ofNullable(parameters.get(name));
    }

    private static OptionalDouble number(Map<String, Double> parameters, String name) {
      return value(parameters, name).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
  }
}
