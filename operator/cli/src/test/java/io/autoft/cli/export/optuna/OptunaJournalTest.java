package io.autoft.cli.export.optuna;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.WildlifeStudy;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That Optuna reads the journal, {@code operator/cli/ways-out} shows with Optuna itself. */
class OptunaJournalTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void beginsWithTheStudyAndItsDirection() {
    assertThat(lines(WildlifeStudy.study()))
        .startsWith(
            "{\"op_code\":0,\"worker_id\":\"autoft\",\"study_name\":\"wildlife\","
                + "\"directions\":[2]}",
            "{\"op_code\":3,\"worker_id\":\"autoft\",\"study_id\":0,"
                + "\"system_attr\":{\"study:metric_names\":[\"Accuracy\"]}}",
            "{\"op_code\":2,\"worker_id\":\"autoft\",\"study_id\":0,"
                + "\"user_attr\":{\"purpose\":\"Search\"}}");
  }

  @Test
  void minimisesAMetricOfWhichLessIsBetter() {
    var study = WildlifeStudy.with("spec.objective.metric", "CrossEntropy");

    assertThat(lines(study).get(0)).endsWith("\"directions\":[1]}");
  }

  @Test
  void writesATrialWithItsDistributions() {
    assertThat(trial("wildlife-0001"))
        .isEqualTo(
            json(
                """
                {"op_code": 4, "worker_id": "autoft", "study_id": 0, "state": 1, "value": 0.61,
                 "values": null,
                 "datetime_start": "2026-11-28T15:00:01.081341+00:00",
                 "datetime_complete": "2026-11-28T15:00:09.500000+00:00",
                 "params": {"learningRate": 0.003, "weight.Hinge": 0.5, "weight.L2Distance": 0.25,
                            "weightDecay": 0.1},
                 "distributions": {
                   "learningRate": "{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"log\\":true,\\"step\\":null,\\"low\\":3.0E-4,\\"high\\":0.03}}",
                   "weight.Hinge": "{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"log\\":true,\\"step\\":null,\\"low\\":1.0E-4,\\"high\\":10.0}}",
                   "weight.L2Distance": "{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"log\\":true,\\"step\\":null,\\"low\\":1.0E-4,\\"high\\":10.0}}",
                   "weightDecay": "{\\"name\\":\\"FloatDistribution\\",\\"attributes\\":{\\"log\\":false,\\"step\\":null,\\"low\\":0.0,\\"high\\":1.0}}"},
                 "system_attrs": {},
                 "intermediate_values": {},
                 "user_attrs": {"trial": "wildlife-0001", "number": 1, "purpose": "Search",
                   "outcome": "Scored", "seed": 42, "weight.CrossEntropy": 1.0,
                   "standardError": 0.02, "seconds": 8.5, "attempts": 1, "disruptions": 0,
                   "oodValidation.macroF1": 0.48}}
                """));
  }

  @Test
  void countsADivergedTrialAsPrunedAndAFailedOneAsFailed() {
    assertThat(trial("wildlife-0002").path("state").asInt()).isEqualTo(2);
    assertThat(trial("wildlife-0002").path("value").isNull()).isTrue();
    var failed = trial("wildlife-0003");
    assertThat(failed.path("state").asInt()).isEqualTo(3);
    assertThat(failed.at("/user_attrs/outcome").asText()).isEqualTo("OutOfMemory");
    assertThat(failed.at("/user_attrs/message").asText()).isEqualTo("no room, \"none\"");
  }

  /** Optuna wants a start of whatever has ended. */
  @Test
  void startsATrialWithoutAStartAtItsEnd() {
    assertThat(trial("wildlife-0003").path("datetime_start").asText())
        .isEqualTo("2026-11-28T15:00:14.000000+00:00");
  }

  @Test
  void keepsWhatHasNoLogarithmAsAnAttribute() {
    var given = trial("wildlife-0004");

    assertThat(given.path("params"))
        .isEqualTo(json("{\"learningRate\":0.3,\"weight.L2Distance\":0.25,\"weightDecay\":0.1}"));
    assertThat(given.at("/user_attrs/weight.Hinge").isNumber()).isTrue();
  }

  @Test
  void hasTheSingleScoresOfRepeatsAsIntermediateValues() {
    var repeated = trial("wildlife-0004");

    assertThat(repeated.path("intermediate_values")).isEqualTo(json("{\"0\":0.69,\"1\":0.71}"));
    assertThat(repeated.path("user_attrs").has("repeats.score.0")).isFalse();
    assertThat(repeated.at("/user_attrs/repeats.standardDeviation").asDouble()).isEqualTo(0.01);
  }

  @Test
  void hasTheEpochsOfFinalTrainingsAsIntermediateValues() {
    assertThat(trial("wildlife-0008").path("intermediate_values"))
        .isEqualTo(json("{\"1\":0.5,\"2\":0.75}"));
  }

  @Test
  void leavesARunningTrialWithoutAnEndAndAWaitingOneAsEnqueued() {
    var running = trial("wildlife-0005");
    assertThat(running.path("state").asInt()).isZero();
    assertThat(running.has("datetime_complete")).isFalse();
    var waiting = trial("wildlife-0006");
    assertThat(waiting.path("state").asInt()).isEqualTo(4);
    assertThat(waiting.path("params").isEmpty()).isTrue();
    assertThat(waiting.at("/system_attrs/fixed_params/learningRate").asDouble()).isEqualTo(0.003);
  }

  @Test
  void keepsOtherPurposesOutOfTheSearch() {
    var names =
        lines(WildlifeStudy.study()).stream()
            .map(OptunaJournalTest::json)
            .filter(line -> line.has("study_name"))
            .map(line -> line.path("study_name").asText());
    assertThat(names)
        .containsExactly(
            "wildlife", "wildlife-baselines", "wildlife-confirmation", "wildlife-final-training");
    assertThat(trial("wildlife-0000").path("study_id").asInt()).isEqualTo(1);
    assertThat(trial("wildlife-0007").path("study_id").asInt()).isEqualTo(2);
    assertThat(trial("wildlife-0008").at("/user_attrs/test.outlined").asDouble()).isEqualTo(0.4);
  }

  @Test
  void hasADistributionForEverySortOfParameter() {
    var study = WildlifeStudy.with("spec.objective.head", "Searched");
    var space = study.space().parameters();

    assertThat(space.get(0).name()).isEqualTo("head");
    assertThat(new Distribution(space.get(0)).json())
        .isEqualTo(
            "{\"name\":\"CategoricalDistribution\","
                + "\"attributes\":{\"choices\":[\"Trained\",\"FromText\"]}}");
    var seed =
        WildlifeStudy.with("spec.search.trialSeed", "Searched").space().parameters().stream()
            .filter(parameter -> parameter.name().equals("seed"))
            .findFirst()
            .orElseThrow();
    assertThat(new Distribution(seed).json())
        .isEqualTo(
            "{\"name\":\"IntDistribution\","
                + "\"attributes\":{\"log\":false,\"step\":1,\"low\":0,\"high\":100}}");
  }

  private static JsonNode trial(String name) {
    return lines(WildlifeStudy.study()).stream()
        .map(OptunaJournalTest::json)
        .filter(line -> line.at("/user_attrs/trial").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(ExportedStudy study) {
    return new String(new OptunaJournal().of(study), StandardCharsets.UTF_8).lines().toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
