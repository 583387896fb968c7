package io.autoft.trainer.training;

import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All metrics on the tests at the alphas of a curve. No more than these numbers is kept of an
 * alpha, however large the tests are.
 */
final class TestCurves {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private final Map<Double, Map<String, SortedMap<String, Double>>> points = new TreeMap<>();

  /**
   * Notes how the model does on a test at one alpha. Outputs that are no numbers leave a gap: the
   * model that is kept is that of another alpha.
   */
  void add(double alpha, String test, Predictions predictions) {
    if (!predictions.finite()) {
      LOG.warn("outputs for {} are not finite at alpha {}", test, alpha);
      return;
    }
    points.computeIfAbsent(alpha, a -> new LinkedHashMap<>()).put(test, Measure.all(predictions));
  }

  /** All metrics at one alpha by the name of the test; empty where none was evaluated. */
  Map<String, SortedMap<String, Double>> at(double alpha) {
    return Collections.unmodifiableMap(points.getOrDefault(alpha, Map.of()));
  }
}
