package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import io.autoft.contract.Metric;
import io.autoft.contract.SelectOn;
import io.autoft.contract.WeightEnsemble;
import io.autoft.trainer.evaluation.Measure;
import io.autoft.trainer.evaluation.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the model does on the validation sets along a {@link WeightInterpolation}, and the alpha that
 * is best on the set that picks it. Of equals, the smaller alpha: what costs nothing in the metric
 * is left nearer to the pretrained model, which is the robust one. Without such a set alpha is 1.
 *
 * @param metric of the study
 * @param selectOn which set picks
 * @param points at alpha = 0, 0.1 .. 1
 */
record AlphaCurve(Metric metric, SelectOn selectOn, List<Point> points) {

  private static final Logger LOG = LoggerFactory.getLogger("trainer");
  private static final int LAST = 10;

  /**
   * Both validation sets at one alpha.
   *
   * @param idValidation predictions on that set, if there is one
   * @param oodValidation predictions on that set
   */
  record Point(double alpha, Optional<Predictions> idValidation, Predictions oodValidation) {

    /** Evaluates parameters on the validation sets. */
    static Point of(double alpha, NDArray theta, TrialContext context) {
      return new Point(
          alpha,
          context.data().idValidation().map(set -> context.evaluator().predict(set, theta)),
          context.evaluator().predict(context.data().oodValidation(), theta));
    }

    /** Whether all outputs of the model were finite. */
    boolean finite() {
      return oodValidation.finite() && idValidation.map(Predictions::finite).orElse(true);
    }
  }

  AlphaCurve {
    requireNonNull(metric, "metric is null");
    requireNonNull(selectOn, "selectOn is null");
    points = List.copyOf(points);
  }

  /** Evaluates all points; without any training they are one, which is evaluated once. */
  static AlphaCurve along(
      WeightInterpolation interpolation, TrialContext context, SelectOn selectOn) {
    var points = new ArrayList<Point>();
    boolean trained = context.config().training().trains();
    for (int i = 0; i <= LAST; i++) {
      double alpha = i / (double) LAST;
      if (i == 0 || trained) {
        points.add(point(alpha, interpolation, context));
        say(points.get(i), context);
      } else {
        points.add(new Point(alpha, points.get(0).idValidation(), points.get(0).oodValidation()));
      }
    }
    return new AlphaCurve(context.config().metric(), selectOn, points);
  }

  private static Point point(
      double alpha, WeightInterpolation interpolation, TrialContext context) {
    try (var scope = context.manager().newSubManager()) {
      return Point.of(alpha, interpolation.at(alpha, scope), context);
    }
  }

  private static void say(Point point, TrialContext context) {
    var measure = Measure.of(context.config().metric());
    var text = new StringBuilder("alpha " + point.alpha());
    point.idValidation().ifPresent(p -> append(text, "idValidation", measure.value(p)));
    append(text, "oodValidation", measure.value(point.oodValidation()));
    LOG.info("{} ({})", text, context.config().metric());
  }

  private static void append(StringBuilder text, String set, double value) {
    text.append(String.format(Locale.ROOT, ", %s %.4f", set, value));
  }

  /** Whether all outputs of the model were finite. */
  boolean finite() {
    return points.stream().allMatch(Point::finite);
  }

  /** The point that is picked. */
  Point best() {
    return switch (selectOn) {
      case IdValidation -> points.get(first(idValidation()));
      case OodValidation -> points.get(first(oodValidation()));
      case None -> points.get(LAST);
    };
  }

  private int first(List<Double> values) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (metric.isBetter(values.get(i), values.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private List<Double> idValidation() {
    return points.stream().flatMap(p -> p.idValidation().stream()).map(this::value).toList();
  }

  private List<Double> oodValidation() {
    return points.stream().map(p -> value(p.oodValidation())).toList();
  }

  private double value(Predictions predictions) {
    return Measure.of(metric).value(predictions);
  }

  /** The alphas at which no test is reported: neither picked nor that of the tuned parameters. */
  List<Double> unreported() {
    return points.subList(0, LAST).stream()
        .map(Point::alpha)
        .filter(alpha -> alpha != best().alpha())
        .toList();
  }

  /** The curve as the report has it. */
  WeightEnsemble report() {
    return new WeightEnsemble(best().alpha(), idValidation(), oodValidation());
  }
}
