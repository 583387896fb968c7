package io.autoft.cli.report;

import io.autoft.api.v1alpha1.EnsembleCurve;
import io.autoft.result.TrainedModel;
import io.autoft.trial.TrialRecord;
import io.autoft.trial.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In distribution against out of it, with the mixtures of WiSE-FT. */
final class EnsemblePart implements Part {

  private static final String ID = "ensemble";
  private static final String TITLE = "In distribution and out of it";

  record Point(double alpha, double id, double ood) {}

  /**
   * A training.
   *
   * @param alpha the mixture that was taken; null where nothing was mixed
   * @param points by the share of tuned parameters; one where nothing was mixed
   */
  record Curve(String name, Double alpha, List<Point> points) {}

  record Data(Axis axis, List<Curve> curves) {}

  @Override
  public Section section(StudyFacts facts) {
    var curves = facts.models().stream().flatMap(model -> curves(facts, model)).toList();
    if (curves.isEmpty()) {
      return Section.without(
          ID,
          TITLE,
          "No final training has reported its metric on both validation sets; that needs"
              + " finalTraining and data.idValidation.");
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "Each curve goes from the pretrained model to a tuned one, mixing their parameters"
                + " (WiSE-FT); the ring is the mixture that was taken. Both axes are validation"
                + " sets; %s is better.".formatted(direction(facts))),
        List.of(
            new Chart(
                ID,
                "OOD validation against ID validation",
                "Curves of %s from the pretrained to the tuned parameters."
                    .formatted(Wording.count(curves.size(), "training")),
                440,
                new Data(Axis.of(facts.words()), curves),
                numbers(facts, curves))),
        List.of(),
        List.of());
  }

  private static String direction(StudyFacts facts) {
    return facts.metric().lowerIsBetter() ? "down and to the left" : "up and to the right";
  }

  private static Stream<Curve> curves(StudyFacts facts, TrainedModel model) {
    return model.trainings().stream()
        .flatMap(
            training ->
                curve(name(model, training), training)
                    .or(() -> point(facts, name(model, training), training))
                    .stream());
  }

  /** What a training is called where each has a line of its own. */
  static String name(TrainedModel model, TrialRecord training) {
    return model.trainings().size() == 1
        ? model.name()
        : "%s, trial %d".formatted(model.name(), training.number());
  }

  private static Optional<Curve> curve(String name, TrialRecord training) {
    return training
        .result()
        .flatMap(TrialResult::ensemble)
        .filter(e -> !e.idValidation().isEmpty())
        .filter(e -> e.idValidation().size() == e.oodValidation().size())
        .map(e -> new Curve(name, e.alpha(), points(e)));
  }

  private static List<Point> points(EnsembleCurve curve) {
    int last = curve.idValidation().size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            i ->
                new Point(
                    last == 0 ? curve.alpha() : (double) i / last,
                    curve.idValidation().get(i),
                    curve.oodValidation().get(i)))
        .toList();
  }

  private static Optional<Curve> point(StudyFacts facts, String name, TrialRecord training) {
    return training
        .result()
        .map(TrialResult::metrics)
        .map(metrics -> metrics.get("idValidation." + facts.metric().key()))
        .map(id -> new Point(1, id, training.score().getAsDouble()))
        .map(point -> new Curve(name, null, List.of(point)));
  }

  private static Table numbers(StudyFacts facts, List<Curve> curves) {
    return new Table(
        facts.words().title() + " of the mixtures",
        List.of(
            "training", "share of tuned parameters", "ID validation", "OOD validation", "taken"),
        curves.stream()
            .flatMap(curve -> curve.points().stream().map(point -> row(facts, curve, point)))
            .toList());
  }

  private static List<String> row(StudyFacts facts, Curve curve, Point point) {
    boolean taken = curve.alpha() == null || Math.abs(curve.alpha() - point.alpha()) < 0.05;
    return List.of(
        curve.name(),
        String.format(Locale.ROOT, "%.1f", point.alpha()),
        facts.words().number(point.id()),
        facts.words().number(point.ood()),
        taken ? "yes" : "");
  }
}
