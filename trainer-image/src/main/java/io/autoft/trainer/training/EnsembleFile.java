package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.trainer.evaluation.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ensemble.json} of a checkpoint: all metrics along the curve, for figures of it.
 *
 * @param curve on the validation sets
 * @param tests on the tests, if it is wanted there too
 */
record EnsembleFile(AlphaCurve curve, Optional<TestCurves> tests) {

  private static final String NAME = "ensemble.json";

  EnsembleFile {
    requireNonNull(curve, "curve is null");
    requireNonNull(tests, "tests is null");
  }

  /**
   * Writes the file into a folder.
   *
   * @throws IOException if it cannot be written
   */
  void writeTo(Path folder) throws IOException {
    var content = new LinkedHashMap<String, Object>();
    content.put("alpha", curve.best().alpha());
    content.put("selectOn", curve.selectOn());
    content.put("metric", curve.metric());
    content.put("curve", curve.points().stream().map(this::metrics).toList());
    var json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
    Files.writeString(folder.resolve(NAME), json + "\n");
  }

  private Map<String, Object> metrics(AlphaCurve.Point point) {
    var metrics = new LinkedHashMap<String, Object>();
    metrics.put("alpha", point.alpha());
    point.idValidation().ifPresent(p -> metrics.putAll(Measure.all("idValidation", p)));
    metrics.putAll(Measure.all("oodValidation", point.oodValidation()));
    tests.ifPresent(curves -> metrics.put("tests", curves.at(point.alpha())));
    return metrics;
  }
}
