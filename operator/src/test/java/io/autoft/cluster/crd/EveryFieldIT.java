package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.FULL_STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Admission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in any field of a study, the command line says of it what the API server says:
 * for each place in a study that has something everywhere, with nothing and with values of every
 * type and size there.
 */
class EveryFieldIT {

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "1.5",
          "1000000.0",
          "1e30",
          "''",
          "a",
          "a b\u00a0<\u00e4>",
          "Random",
          "[]",
          "[null]",
          "[a, a]",
          "[1, 1.5, true, {a: 1}]",
          "{}",
          "{a: null}",
          "{a: 1, min: 2, max: 1, name: train}",
          "{Hinge: {min: 0, max: 1}, Focal: 5}",
          "{limits: {cpu: true, memory: x, nvidia.com/gpu: 0.5}}",
          "{losses: [], head: FromText}",
          "[{name: a, source: x}, {name: a}, {}]",
          "[{learningRate: 1, weightDecay: -1, head: 2}]",
          "\"" + "x".repeat(70_000) + "\"");

  @RegisterExtension static final Admission admission = new Admission();

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void isTakenAndRefusedAlike(String place) {
    if (!place.matches(".*[.][0-9]+")) {
      admission.mustReadAlike(FULL_STUDY.without(place).root().toString());
    }
    for (var value : VALUES) {
      admission.mustReadAlike(FULL_STUDY.with(place, value).root().toString());
    }
  }

  static List<String> places() {
    var places = new ArrayList<String>();
    collect("", FULL_STUDY.root(), places);
    places.removeIf(
        place ->
            place.contains("/")
                || place.matches("apiVersion|kind|metadata.*")
                || place.contains("weight.")
                || place.contains(".com"));
    assertThat(places).hasSizeGreaterThan(100);
    return places;
  }

  private static void collect(String place, JsonNode value, List<String> places) {
    if (!place.isEmpty()) {
      places.add(place);
    }
    var prefix = place.isEmpty() ? "" : place + ".";
    value.properties().forEach(f -> collect(prefix + f.getKey(), f.getValue(), places));
    for (var i = 0; value.isArray() && i < value.size(); i++) {
      collect(prefix + i, value.get(i), places);
    }
  }
}
