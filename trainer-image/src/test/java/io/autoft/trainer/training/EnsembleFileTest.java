package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Metric;
import io.autoft.contract.SelectOn;
import io.autoft.trainer.evaluation.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleFileTest {

  private static final AlphaCurve CURVE =
      new AlphaCurve(
          Metric.Accuracy,
          SelectOn.OodValidation,
          IntStream.rangeClosed(0, 10)
              .mapToObj(i -> new AlphaCurve.Point(i / 10.0, Optional.empty(), predictions(i == 4)))
              .toList());

  @TempDir Path folder;

  @Test
  void hasTheTestsBesideTheValidationSetsWhereTheyAreWantedAlongTheCurve() throws IOException {
    var tests = new TestCurves();
    tests.add(0.3, "outlined", predictions(true));

    var json = written(new EnsembleFile(CURVE, Optional.of(tests)));

    assertThat(json.get("alpha").doubleValue()).isEqualTo(0.4);
    assertThat(json.get("metric").asText()).isEqualTo("Accuracy");
    var point = json.at("/curve/3");
    assertThat(point.get("alpha").doubleValue()).isEqualTo(0.3);
    assertThat(point.get("oodValidation.accuracy").doubleValue()).isZero();
    assertThat(point.at("/tests/outlined/accuracy").doubleValue()).isEqualTo(1);
  }

  @Test
  void hasNoTestsOtherwise() throws IOException {
    var json = written(new EnsembleFile(CURVE, Optional.empty()));

    assertThat(json.get("curve")).hasSize(11).noneMatch(point -> point.has("tests"));
    assertThat(json.at("/curve/4/oodValidation.accuracy").doubleValue()).isEqualTo(1);
  }

  private JsonNode written(EnsembleFile file) throws IOException {
    file.writeTo(folder);
    return new ObjectMapper().readTree(folder.resolve("ensemble.json").toFile());
  }

  private static Predictions predictions(boolean right) {
    return new Predictions(new int[1], new int[] {right ? 0 : 1}, new double[1], Optional.empty());
  }
}
