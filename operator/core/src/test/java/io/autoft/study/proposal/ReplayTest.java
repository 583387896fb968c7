package io.autoft.study.proposal;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.Proposal;
import io.autoft.study.PlannedStudy;
import io.autoft.study.proposal.Replay.Deviation;
import io.autoft.study.proposal.Replay.Differs;
import io.autoft.testing.Studies;
import io.autoft.testing.Trials;
import io.autoft.trial.TrialLog;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a study whose record is not as it was is found to be. */
class ReplayTest {

  /** Its search trials are 2 to 7, and end in pairs: 3 was proposed while 2 ran. */
  private static final PlannedStudy FINISHED = new PlannedStudy(STUDY).finish();

  @Test
  void aStudyAsItWasIsConfirmed() {
    assertThat(replay(FINISHED.log())).isEqualTo(new Replay(6, Optional.empty()));
  }

  @Test
  void whatAUserGaveIsNoProposal() {
    var document =
        STUDY.with(
            "spec.search.initialTrials",
            "[{learningRate: 0.5, weightDecay: 0, weight.CrossEntropy: 1}]");
    var study = new PlannedStudy(document).finish();

    assertThat(Replay.of(Studies.study(document), study.log(), Optional.empty()))
        .isEqualTo(new Replay(5, Optional.empty()));
  }

  @Test
  void aChangedParameterIsNamedWithBothValues() {
    var was = FINISHED.spec(5).parameters();
    var log = with(5, t -> changed(t, Map.of("weight.Hinge", 0.5, "weightDecay", 2.0)));

    assertThat(replay(log))
        .isEqualTo(
            new Replay(
                3,
                Optional.of(
                    new Differs(
                        5,
                        "weight.Hinge",
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(was.get("weight.Hinge"))))));
  }

  @Test
  void theLastBitCounts() {
    double was = FINISHED.spec(7).parameters().get("learningRate");

    assertThat(message(with(7, t -> changed(t, Map.of("learningRate", Math.nextUp(was))))))
        .isEqualTo(
            "trial 7: learningRate is recorded as %s and computed as %s"
                .formatted(Math.nextUp(was), was));
  }

  @Test
  void aParameterTooManyIsADifference() {
    assertThat(message(with(2, t -> changed(t, Map.of("momentum", 0.9)))))
        .isEqualTo("trial 2: momentum is recorded as 0.9 and computed as absent");
  }

  @Test
  void anotherScoreThanTheSamplerSawIsADifference() {
    var log = with(2, t -> Trials.scored(t.spec(), 0.99));

    assertThat(replay(log).deviation()).containsInstanceOf(Differs.class);
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        arguments(
            "a trial was deleted",
            without(3),
            "trial 4 cannot be computed again: it was made from the result of trial 3, which is not"
                + " there"),
        arguments(
            "a trial has failed that had a score",
            with(2, t -> Trials.failed(t.spec(), "BadReport", "")),
            "trial 4 cannot be computed again: it was made from the result of trial 2, which is not"
                + " there"),
        arguments(
            "a trial that ran then is gone",
            without(2),
            "trial 3 cannot be computed again: it was made while trial 2 ran, which is not there"),
        arguments(
            "the record is no ranges",
            with(4, t -> proposed(t, "2-1", "3", null)),
            "trial 4 cannot be computed again: its proposal names what are not ranges of earlier"
                + " trials"),
        arguments(
            "the record names later trials",
            with(4, t -> proposed(t, "2", "9999", null)),
            "trial 4 cannot be computed again: its proposal names what are not ranges of earlier"
                + " trials"),
        arguments(
            "earlier studies are forgotten",
            with(4, t -> proposed(t, "2", "3", "0f343b0931126a20")),
            "trial 4 cannot be computed again: the record of earlier studies is not the one that it"
                + " was made from"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("incomplete")
  void whatIsMissingIsSaid(String sentence, TrialLog log, String message) {
    assertThat(message(log)).isEqualTo(message);
  }

  @Test
  void anotherSearchIsNotComparedWith() {
    var study = Studies.study(STUDY.with("spec.search.seed", "8"));

    assertThat(Replay.of(study, FINISHED.log(), Optional.empty()).deviation().orElseThrow())
        .extracting(Deviation::message)
        .isEqualTo(
            "trial 2 cannot be computed again: model, data, objective or search of the study have"
                + " changed since");
  }

  private static Replay replay(TrialLog log) {
    return Replay.of(Studies.study(STUDY), log, Optional.empty());
  }

  private static String message(TrialLog log) {
    return replay(log).deviation().orElseThrow().message();
  }

  private static TrialLog with(int number, UnaryOperator<TrialRecord> change) {
    return log(
        FINISHED.log().entries().stream().map(t -> t.number() == number ? change.apply(t) : t));
  }

  private static TrialLog without(int number) {
    return log(FINISHED.log().entries().stream().filter(t -> t.number() != number));
  }

  private static TrialLog log(Stream<TrialRecord> trials) {
    return new TrialLog(trials.toList());
  }

  private static TrialRecord changed(TrialRecord trial, Map<String, Double> others) {
    var parameters = new TreeMap<>(trial.spec().parameters());
    parameters.putAll(others);
    return of(trial, parameters, trial.spec().proposal());
  }

  private static TrialRecord proposed(
      TrialRecord trial, String finished, String pending, String warmStart) {
    var sampler = trial.spec().proposal().sampler();
    return of(
        trial,
        trial.spec().parameters(),
        new Proposal(sampler, finished, pending, List.of(), warmStart));
  }

  private static TrialRecord of(
      TrialRecord trial, Map<String, Double> parameters, Proposal proposal) {
    var was = trial.spec();
    var spec =
        new AutoFTTrialSpec(
            was.study(),
            was.number(),
            was.purpose(),
            null,
            null,
            parameters,
            was.seed(),
            was.searchDigest(),
            proposal);
    return new TrialRecord(spec, trial.outcome(), trial.usage());
  }
}
