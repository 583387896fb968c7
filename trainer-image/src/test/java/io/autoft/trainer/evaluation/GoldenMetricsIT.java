package io.autoft.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Metric;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every metric against scikit-learn (src/test/python/metrics.py). */
class GoldenMetricsIT {

  @Test
  void measuresWhatScikitLearnMeasures() throws IOException {
    var cases = golden();
    assertThat(cases).hasSize(4);
    for (var example : cases) {
      var predictions = predictions(example);
      for (var metric : Metric.values()) {
        assertThat(Measure.of(metric).value(predictions))
            .as("%s of %d examples", metric, predictions.size())
            .isCloseTo(example.path(metric.name()).doubleValue(), within(1e-12));
      }
    }
  }

  private static JsonNode golden() throws IOException {
    try (var stream = GoldenMetricsIT.class.getResourceAsStream("/golden/metrics.json")) {
      return new ObjectMapper().readTree(stream);
    }
  }

  private static Predictions predictions(JsonNode example) {
    var values = example.path("logits");
    var logits = new float[values.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = values.get(i).floatValue();
    }
    return PredictionCases.of(logits, integers(example.path("labels")))
        .inGroups(integers(example.path("groups")));
  }

  private static int[] integers(JsonNode values) {
    return IntStream.range(0, values.size()).map(i -> values.get(i).intValue()).toArray();
  }
}
