package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.autoft.cli.admission.Admission;
import io.autoft.cli.admission.StudyAdmission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

  private static final Protocol PROTOCOL = new Protocol();

  private static final List<String> SPENT =
      List.of(
          "/model",
          "/data/train",
          "/data/oodValidation",
          "/data/tests",
          "/objective/metric",
          "/search/innerSteps",
          "/search/warmupSteps",
          "/search/batchSize",
          "/search/startupTrials",
          "/budget",
          "/confirmation",
          "/finalTraining");

  static Stream<Run> runs() {
    return PROTOCOL.worlds().stream()
        .flatMap(world -> PROTOCOL.methods().stream().map(method -> new Run(world, method, 3)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void leavesNoPlaceOpen(Run run) throws JsonProcessingException {
    var study = study(run);

    assertThat(study.toString()).doesNotContain("${");
    assertThat(study.at("/spec/rates").isMissingNode()).isTrue();
    assertThat(study.at("/metadata/name").asText()).isEqualTo(run.name()).hasSizeLessThan(53);
    assertThat(study.at("/spec/search/seed").asInt()).isEqualTo(3);
    assertThat(study.at("/spec/search/space/baseLearningRate").isNumber()).isTrue();
    assertThat(study.at("/spec/data/tests").size()).isGreaterThan(4);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void isAdmitted(Run run) throws JsonProcessingException {
    assertThat(StudyAdmission.admit(PROTOCOL.study(run))).isInstanceOf(Admission.Admitted.class);
  }

  @Test
  void changesWhatAMethodSaysAndKeepsTheRest() throws JsonProcessingException {
    var study = study(new Run("icons-balanced", "hand-made-low", 0));

    assertThat(study.at("/spec/confirmation").isMissingNode()).isTrue();
    assertThat(study.at("/spec/data/train/split").asText()).isEqualTo("balanced-0");
    assertThat(study.at("/spec/data/oodValidation/split").asText()).isEqualTo("validation");
    assertThat(study.at("/spec/search/space/baseLearningRate").asDouble()).isEqualTo(6e-5);
    assertThat(study.at("/spec/search/space/weightDecay/max").asInt()).isEqualTo(1);
    assertThat(study.at("/spec/finalTraining/epochs").asInt()).isEqualTo(11);
  }

  /** But those that say so in their names: by hand, with other budgets or validation sets. */
  @ParameterizedTest
  @MethodSource("runs")
  void givesAllMethodsTheSameToSpend(Run run) throws JsonProcessingException {
    var ofRival = new Run(run.world(), "fine-tuning-tuned", run.seed());
    var rival = PROTOCOL.study(ofRival).replace(ofRival.name(), run.name());
    var spec = study(run).get("spec");
    var rivalSpec = new YAMLMapper().readTree(rival).get("spec");
    var named =
        run.method().startsWith("hand-made-")
            ? Set.of("/budget", "/confirmation", "/finalTraining")
            : run.method().startsWith("budget-") || run.method().startsWith("repeats-")
                ? Set.of("/budget", "/search/startupTrials")
                : run.method().startsWith("validation-")
                    ? Set.of("/data/oodValidation")
                    : Set.<String>of();

    for (var spent : SPENT) {
      if (!named.contains(spent)) {
        assertThat(spec.at(spent)).as(spent).isEqualTo(rivalSpec.at(spent));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeats-2", "repeats-3"})
  void trainsAsOftenWhereATrialIsSeveralTrainings(String method) throws JsonProcessingException {
    var spec = study(new Run("icons-long-tail", method, 0)).get("spec");

    assertThat(spec.at("/budget/trials").asInt() * spec.at("/search/repeats").asInt())
        .isEqualTo(24);
  }

  @Test
  void namesTheWorldsThatThereAre() {
    assertThatThrownBy(() -> study(new Run("letters", "hand-made-low", 0)))
        .hasMessageContaining("there is no world letters; there are icons-long-tail, ");
  }

  private static JsonNode study(Run run) throws JsonProcessingException {
    return new YAMLMapper().readTree(PROTOCOL.study(run));
  }
}
