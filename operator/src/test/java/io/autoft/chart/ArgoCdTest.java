package io.autoft.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Document;
import io.autoft.testing.Lua;
import io.autoft.testing.Repository;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Argo CD makes of studies and trials by the scripts in helm/gitops, run by a real Lua. */
class ArgoCdTest {

  private static final JsonNode DATA =
      Document.of(Repository.read("helm/gitops/argocd-cm.yaml")).at("data");

  private static final String STUDY =
      """
      metadata: {generation: 2}
      spec: {suspend: %s}
      status:
        observedGeneration: %d
        stage: Searching
        summary: {trials: 3/12}
        conditions: [%s]
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: Ready, status: 'True', message: m} | Progressing | Searching, trials 3/12
          {type: Complete, status: 'True', message: done} | Healthy | done
          {type: Complete, status: 'False', message: m} | Progressing | Searching, trials 3/12
          {type: Suspended, status: 'True', message: paused} | Suspended | paused
          {type: Stalled, status: 'True', message: 'trial a: no image'} | Degraded | trial a: no image
          {type: Failed, status: 'True', message: f}, {type: Stalled, status: 'True', message: s} | Degraded | f
          {type: Complete, status: 'True', message: c}, {type: Suspended, status: 'True', message: s} | Suspended | s
          """)
  void showsHowAStudyIs(String conditions, String status, String message) {
    assertThat(health("AutoFTStudy", STUDY.formatted(false, 2, conditions)))
        .containsExactlyInAnyOrderEntriesOf(Map.of(".status", status, ".message", message));
  }

  @Test
  void waitsForTheOperatorToSeeAChange() {
    var complete = "{type: Complete, status: 'True', message: done}";

    assertThat(health("AutoFTStudy", STUDY.formatted(false, 1, complete)))
        .containsEntry(".status", "Progressing");
    assertThat(health("AutoFTStudy", "{metadata: {generation: 1}, spec: {}}"))
        .containsEntry(".message", "waiting for the operator");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"Complete, Healthy", "Failed, Degraded", "Blocked, Degraded", "Other, Progressing"})
  void showsHowATrialIs(String condition, String status) {
    var trial = "{status: {conditions: [{type: %s, status: 'True', message: m}]}}";

    assertThat(health("AutoFTTrial", trial.formatted(condition))).containsEntry(".status", status);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void suspendsAndResumes(boolean suspended) {
    var actions =
        Document.of(DATA.get("resource.customizations.actions.autoft.io_AutoFTStudy").asText());
    var study = Document.of(STUDY.formatted(suspended, 2, "")).root();

    assertThat(Lua.run(actions.root().get("discovery.lua").asText(), study))
        .containsEntry(".suspend.disabled", Boolean.toString(suspended))
        .containsEntry(".resume.disabled", Boolean.toString(!suspended));
    for (var action : actions.at("definitions")) {
      assertThat(Lua.run(action.get("action.lua").asText(), study))
          .containsEntry(
              ".spec.suspend", Boolean.toString(action.get("name").asText().equals("suspend")));
    }
  }

  private static Map<String, String> health(String kind, String object) {
    var script = DATA.get("resource.customizations.health.autoft.io_" + kind).asText();
    return Lua.run(script, Document.of(object).root());
  }
}
