package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final String STUDY =
      """
      kind: AutoFTStudy
      spec:
        budget: {trials: 12}
        data: {tests: [{name: a}, {name: b}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.budget.trials    | 3           | /spec/budget/trials             | 3",
        "budget.trials         | 3           | /spec/budget/trials             | 3",
        "data.tests.1.name     | c           | /spec/data/tests/1/name         | \"c\"",
        "search.space          | {a: [1, 2]} | /spec/search/space              | {\"a\":[1,2]}",
        "search.seed           | 7           | /spec/search/seed               | 7",
        "finalTraining         | null        | /spec/finalTraining             | null",
        "metadata.name         | other       | /metadata/name                  | \"other\""
      })
  void setsAValue(String path, String yaml, String pointer, String json) throws Exception {
    var changed = new ObjectMapper().readTree(Settings.apply(STUDY, Map.of(path, yaml)));

    assertThat(changed.at(pointer).toString()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "budget..trials    | 1   | budget..trials is no path of a field",
        "data.tests.2.name | c   | data.tests.2.name: the list has items 0 to 1, and no 2",
        "data.tests.x.name | c   | data.tests.x.name: the list has items 0 to 1, and no x",
        "budget.trials     | [1  | budget.trials: [1 is no YAML"
      })
  void saysWhatCannotBeSet(String path, String yaml, String message) {
    assertThatThrownBy(() -> Settings.apply(STUDY, Map.of(path, yaml)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void leavesWhatIsNoStudyToAdmission() {
    assertThat(Settings.apply("kind: Pod", Map.of("a", "1"))).isEqualTo("kind: Pod");
  }
}
