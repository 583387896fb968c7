package io.autoft.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.cli.words.CommandFailedException;
import io.autoft.contract.Resamples;
import io.autoft.testing.Studies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyScreenTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String STATUS =
      """
      {"stage": "Searching", "startTime": "2026-03-01T12:00:00Z",
       "summary": {"trials": "2/6", "best": "0.7200", "baseline": "0.7367", "improvement": "-0.0167"},
       "best": {"trial": "wildlife-0002", "score": 0.72, "standardError": 0.026},
       "baseline": {"trial": "wildlife-0001", "name": "FineTuning", "score": 0.7367},
       "budget": {"spent": {"trials": 3, "failedTrials": 0, "gpuHours": 0, "durationSeconds": 0},
                  "left": {"trials": 3, "failedTrials": 2}},
       "conditions": []}
      """;

  private static final String CONFIRMED =
      STATUS.replace(
          "\"conditions\"",
          """
          "confirmation": {"trial": "wildlife-0003", "seeds": 3, "mean": 0.71, "comparisons": [
            {"baseline": "LPFT", "mean": 0.705, "difference": 0.005, "standardError": 0.01,
             "lower": -0.015, "upper": 0.025, "basis": "Paired",
             "verdict": "NoSignificantDifference",
             "text": "no significant difference to LPFT: +0.5 points (95 % interval -1.5 to +2.5)"}]},
          "conditions\"""");

  @Test
  void showsWhereTheStudyIs() throws Exception {
    var logs = Map.of("wildlife-0004", "step 1/300, loss 9\nepoch 2/6, step 75/300, loss 3\n");

    assertThat(screen(STATUS, logs, 80).lines())
        .containsExactly(
            "wildlife  Searching  2 min 05 s, about 20 s of the search left",
            "     spent  3/6 trials, 0/2 failures",
            "      best  Accuracy 0.7200 ± 0.0260",
            "      gain  -0.0167 against FineTuning 0.7367, 95 % -0.1553 to +0.1219, not cor",
            "    scores  █▁",
            "      0004  ███░░░░░░░ 25 %  Search  5 s  step 75/300, loss 3");
  }

  /** The interval of the search is that of a lucky trial. */
  @Test
  void showsWhatTheConfirmationSaysAndNotTheSearch() throws Exception {
    var complete =
        CONFIRMED
            .replace("Searching", "Complete")
            .replace("\"best\": \"0.7200\"", "\"best\": \"0.7100\"");

    assertThat(screen(complete, Map.of(), 120).lines())
        .contains(
            "      best  Accuracy 0.7100, mean over 3 fresh seeds",
            "      gain  no significant difference to LPFT: +0.5 points (95 % interval -1.5 to +2.5)")
        .noneMatch(line -> line.contains("0.7367"));
  }

  /** Whatever it waits for: the summary is that of the search again. */
  @ParameterizedTest
  @ValueSource(strings = {"Searching", "Confirming", "Suspended", "Stalled"})
  void showsTheSearchOfAConfirmedStudyThatGoesOn(String stage) throws Exception {
    assertThat(screen(CONFIRMED.replace("Searching", stage), Map.of(), 80).lines())
        .contains(
            "      best  Accuracy 0.7200 ± 0.0260",
            "      gain  -0.0167 against FineTuning 0.7367, 95 % -0.1553 to +0.1219, not cor");
  }

  @Test
  void showsWhenTheSearchEndsWhileItsClockRuns() throws Exception {
    var ending =
        STATUS.replace("\"budget\": {", "\"budget\": {\"endTime\": \"2026-03-01T13:00:00Z\",");

    assertThat(screen(ending, Map.of(), 120).lines())
        .contains("     spent  3/6 trials, 0/2 failures, ends 2026-03-01T13:00:00Z");
    assertThat(screen(STATUS, Map.of(), 120).lines()).noneMatch(line -> line.contains("ends"));
  }

  @Test
  void showsWhatHoldsItUp() throws Exception {
    var stalled =
        STATUS.replace(
            "\"conditions\": []",
            "\"conditions\": [{\"type\": \"Stalled\", \"status\": \"True\", \"message\": \"no folder\"}]");

    assertThat(screen(stalled, Map.of(), 80).lines()).contains("   held up  no folder");
  }

  @Test
  void goesOnWhereALogMayNotBeRead() throws Exception {
    var forbidden =
        screen(
            STATUS,
            name -> {
              throw new CommandFailedException("pods is forbidden");
            },
            80);

    assertThat(forbidden.lines()).anyMatch(line -> line.startsWith("      0004  ░░░░░░░░░░"));
  }

  @Test
  void fitsIntoTheTerminal() throws Exception {
    assertThat(screen(STATUS, Map.of(), 30).lines()).allMatch(line -> line.length() < 30);
  }

  @Test
  void saysSoWhereThereIsNothingYet() throws Exception {
    assertThat(screen("{}", Map.of(), 80).lines())
        .contains("wildlife  Waiting", "      best  no score yet");
  }

  @Test
  void drawsScoresBetweenTheLeastAndTheMost() {
    assertThat(Sparkline.of(List.of(0.1, 0.2, 0.3, 0.8), 3)).isEqualTo("▁▂█");
    assertThat(Sparkline.of(List.of(), 3)).isEmpty();
    assertThat(Sparkline.of(List.of(0.5), 3)).isEqualTo("█");
  }

  private static StudyScreen screen(String status, Map<String, String> logs, int width)
      throws Exception {
    return screen(status, name -> Optional.ofNullable(logs.get(name)), width);
  }

  private static StudyScreen screen(
      String status, Function<String, Optional<String>> logs, int width) throws Exception {
    return new StudyScreen(
        "wildlife",
        Studies.spec(Studies.STUDY),
        2,
        JSON.readValue(status, AutoFTStudyStatus.class),
        List.of(
            scored(1, "Baseline", 0.7367, 0.6f, 0.7f),
            scored(2, "Search", 0.72, 0.6f, 0.6f),
            trial(3, "Search", "{\"state\": \"Scored\", \"score\": 0.5, \"runningSeconds\": 12}"),
            trial(
                4, "Search", "{\"state\": \"Running\", \"startTime\": \"2026-03-01T12:02:00Z\"}")),
        logs,
        Instant.parse("2026-03-01T12:02:05Z"),
        width);
  }

  private static StoredTrial scored(int number, String purpose, double score, float... resampled)
      throws Exception {
    var resamples = new Resamples(resampled, resampled).encode();
    return trial(
        number,
        purpose,
        "{\"state\": \"Scored\", \"score\": %s, \"runningSeconds\": 8, \"resamples\": \"%s\", \"conditions\": [{\"type\": \"Complete\", \"status\": \"True\"}]}"
            .formatted(score, resamples));
  }

  private static StoredTrial trial(int number, String purpose, String status) throws Exception {
    var object =
        "{\"spec\": {\"study\": \"wildlife\", \"number\": %d, \"purpose\": \"%s\", \"seed\": 1}, \"status\": %s}"
            .formatted(number, purpose, status);
    return StoredTrial.of(JSON.readTree(object), "a test");
  }
}
