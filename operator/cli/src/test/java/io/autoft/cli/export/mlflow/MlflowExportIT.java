package io.autoft.cli.export.mlflow;

import static io.autoft.cli.export.mlflow.StandInServer.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autoft.cli.export.ExportedStudy;
import io.autoft.cli.export.WildlifeStudy;
import io.autoft.cli.export.mlflow.MlflowExport.Done;
import io.autoft.cli.words.CommandFailedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MlflowExportIT {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T16:00:00Z"), ZoneOffset.UTC);

  private StandInServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void makesARunOfTheStudyAndOneBelowItOfEachTrial() {
    assertThat(export(WildlifeStudy.study())).isEqualTo(new Done(10, 0));

    var parent = server.run("wildlife");
    assertThat(value(parent, "tags", "autoft.id").asText())
        .startsWith("wildlife/2026-11-28T15:00:00Z/");
    assertThat(value(parent, "params", "sampler").asText()).isEqualTo("TPE");
    assertThat(value(parent, "metrics", "bestScore").asDouble()).isEqualTo(0.7);
    var trial = server.run("wildlife-0001");
    assertThat(value(trial, "tags", "mlflow.parentRunId")).isEqualTo(parent.at("/info/run_id"));
    assertThat(value(trial, "params", "weight.Hinge").asText()).isEqualTo("0.5");
    assertThat(value(trial, "metrics", "score").asDouble()).isEqualTo(0.61);
    assertThat(trial.at("/info/start_time").asLong())
        .isEqualTo(Instant.parse("2026-11-28T15:00:01.081Z").toEpochMilli());
    assertThat(trial.at("/info/end_time").asLong())
        .isEqualTo(Instant.parse("2026-11-28T15:00:09.5Z").toEpochMilli());
  }

  @Test
  void tellsTheStatesInTheServersWords() {
    export(WildlifeStudy.study());

    assertThat(List.of(1, 2, 3, 5, 6))
        .extracting(n -> server.run("wildlife-000" + n).at("/info/status").asText())
        .containsExactly("FINISHED", "FAILED", "FAILED", "RUNNING", "SCHEDULED");
    assertThat(value(server.run("wildlife-0002"), "tags", "autoft.outcome").asText())
        .isEqualTo("Diverged");
  }

  @Test
  void drawsTheCurveOverAlpha() {
    export(WildlifeStudy.study());
    var trained = server.run("wildlife-0008");

    assertThat(value(trained, "metrics", "ensemble.oodValidation").asDouble()).isEqualTo(0.5);
    assertThat(value(trained, "metrics", "test.outlined.ensembled").asDouble()).isEqualTo(0.45);
  }

  @Test
  void drawsTheEpochsOfFinalTrainings() {
    export(WildlifeStudy.study());
    var trained = server.run("wildlife-0008");

    assertThat(value(trained, "metrics", "epoch.loss").asDouble()).isEqualTo(0.75);
    assertThat(value(trained, "metrics", "epoch.idValidation.accuracy").asDouble()).isEqualTo(0.75);
  }

  @Test
  void doublesNothingWhenItExportsAgain() {
    export(WildlifeStudy.study());
    var orders = List.copyOf(server.orders);

    assertThat(export(WildlifeStudy.study())).isEqualTo(new Done(0, 0));
    assertThat(server.orders).isEqualTo(orders);
    assertThat(server.runs).hasSize(10);
  }

  @Test
  void completesWhatWasExportedHalfWay() {
    export(WildlifeStudy.before(6));

    assertThat(export(WildlifeStudy.study())).isEqualTo(new Done(3, 0));
    assertThat(export(WildlifeStudy.with("status.stage", "Complete"))).isEqualTo(new Done(0, 1));
    assertThat(value(server.run("wildlife"), "tags", "autoft.stage").asText())
        .isEqualTo("Complete");
  }

  @Test
  void goesOnWithAStudyThatGoesOn() {
    export(WildlifeStudy.with("status.completionTime", "2026-11-28T16:00:00Z"));

    assertThat(export(WildlifeStudy.study())).isEqualTo(new Done(0, 0));
  }

  @Test
  void sendsNoMoreAtOnceThanAServerTakes() {
    export(WildlifeStudy.withParameters(250));

    assertThat(server.run("wildlife-0000").at("/data/params")).hasSize(251);
  }

  @Test
  void keepsStudiesOfOneNameApart() {
    export(WildlifeStudy.study());

    assertThat(export(WildlifeStudy.with("status.startTime", "2026-12-24T15:00:00Z")))
        .isEqualTo(new Done(10, 0));
  }

  @Test
  void saysWhoItIs() {
    export(WildlifeStudy.before(1), Map.of("MLFLOW_TRACKING_TOKEN", "secret"));
    export(
        WildlifeStudy.before(1),
        Map.of("MLFLOW_TRACKING_USERNAME", "me", "MLFLOW_TRACKING_PASSWORD", "secret"));

    assertThat(server.authorizations).contains("Bearer secret", "Basic bWU6c2VjcmV0");
  }

  @Test
  void saysWhatIsWrongInALine() {
    assertThatThrownBy(() -> export(WildlifeStudy.before(0)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage("the study has no trials yet");
    assertThatThrownBy(() -> TrackingServer.of("sqlite:///mlflow.db", Map.of()))
        .hasMessageStartingWith("sqlite:///mlflow.db is no address of a tracking server");
    server.close();
    assertThatThrownBy(() -> export(WildlifeStudy.study()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith(server.address + "/api/2.0/mlflow/ cannot be reached: ");
  }

  @Test
  void saysWhatTheServerRefuses() {
    var address = server.address + "/elsewhere";

    assertThatThrownBy(
            () ->
                new MlflowExport(TrackingServer.of(address, Map.of()), "a b", CLOCK)
                    .export(WildlifeStudy.study()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("get-by-name?experiment_name=a+b answers 404: ");
  }

  private Done export(ExportedStudy study) {
    return export(study, Map.of());
  }

  private Done export(ExportedStudy study, Map<String, String> environment) {
    return new MlflowExport(TrackingServer.of(server.address, environment), "autoft", CLOCK)
        .export(study);
  }
}
