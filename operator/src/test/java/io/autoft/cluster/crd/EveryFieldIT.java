package io.autoft.cluster.crd;

import static io.autoft.cluster.crd.Documents.FULL_STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.testing.Admission;
import io.autoft.testing.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in any field of a study, the command line says of it what the API server says:
 * for each place in a study that has something everywhere, with nothing and with values of every
 * type there, and where the place is left out of a study that runs.
 */
class EveryFieldIT {

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1.5",
          "1e30",
          "''",
          "a b\u00a0<\u00e4>",
          "[null]",
          "[1, 1.5, true, {a: 1}]",
          "[{name: a, source: x}, {name: a}, {}]",
          "{a: null}",
          "{a: 1, min: 2, max: 1, name: train}",
          "{Hinge: {min: 0, max: 1}, Focal: 5}",
          "{limits: {cpu: true, memory: x, nvidia.com/gpu: 0.5}}");

  /** Keys with a dot, which no path of this test leads through. */
  private static final Pattern DOTTED = Pattern.compile("[.](weight|learningRate/|nvidia|example)");

  @RegisterExtension static final Admission admission = new Admission();

  private static Document running;

  @BeforeAll
  static void run() {
    running =
        admission.updateStatus(
            admission
                .create(FULL_STUDY.with("metadata.name", "running"))
                .with(
                    "status",
                    "{trials: {total: 9, running: 1, succeeded: 8, diverged: 0, failed: 0,"
                        + " disruptions: 0, confirmations: 1, finalTrainings: 1}}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void isTakenAndRefusedAlike(String place) {
    for (var value : VALUES) {
      admission.mustReadAlike(FULL_STUDY.with(place, value).root().toString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void isMissedAlike(String field) {
    admission.refusal(FULL_STUDY.without(field));
    admission.refusalOfUpdate(running.without(field));
  }

  static List<String> fields() {
    return places().stream().filter(place -> !place.matches(".*[.][0-9]+")).toList();
  }

  static List<String> places() {
    var places = new ArrayList<String>();
    collect("spec", FULL_STUDY.at("spec"), places);
    places.removeIf(DOTTED.asPredicate());
    assertThat(places).hasSizeGreaterThan(100);
    return places;
  }

  private static void collect(String place, JsonNode value, List<String> places) {
    places.add(place);
    value
        .properties()
        .forEach(field -> collect(place + "." + field.getKey(), field.getValue(), places));
    for (var i = 0; value.isArray() && i < value.size(); i++) {
      collect(place + "." + i, value.get(i), places);
    }
  }
}
