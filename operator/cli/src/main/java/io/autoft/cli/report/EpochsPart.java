package io.autoft.cli.report;

import io.autoft.cli.stored.Epoch;
import io.autoft.result.TrainedModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The final trainings, epoch by epoch. */
final class EpochsPart implements Part {

  private static final String ID = "epochs";
  private static final String TITLE = "Final trainings, epoch by epoch";
  private static final int HEIGHT = 360;

  private static final Axis LOSS = new Axis("loss", 1, true);

  record Point(int epoch, double value) {}

  record Curve(String name, List<Point> points) {}

  record Data(Axis axis, List<Curve> curves) {}

  /** A training under its name on the page. */
  private record Training(String name, List<Epoch> epochs) {

    Curve curve(Function<Epoch, Optional<Double>> value) {
      return new Curve(
          name,
          epochs.stream()
              .flatMap(epoch -> value.apply(epoch).map(v -> new Point(epoch.number(), v)).stream())
              .toList());
    }
  }

  @Override
  public Section section(StudyFacts facts) {
    var trainings = facts.models().stream().flatMap(model -> trainings(facts, model)).toList();
    if (trainings.isEmpty()) {
      return Section.without(
          ID,
          TITLE,
          "No epoch of a final training can be shown: none has ended, or its log is gone and no"
              + " --claim names a folder with its checkpoint, where metrics.jsonl has them.");
    }
    return new Section(
        ID,
        TITLE,
        List.of(
            "A loss is that of the last batch of an epoch. Losses of different objectives consist of"
                + " different terms: their courses can be compared, their values cannot."),
        charts(facts, trainings),
        List.of(),
        List.of());
  }

  private static Stream<Training> trainings(StudyFacts facts, TrainedModel model) {
    return model.trainings().stream()
        .map(trial -> new Training(EnsemblePart.name(model, trial), facts.epochs(trial)))
        .filter(training -> !training.epochs().isEmpty());
  }

  private static List<Chart> charts(StudyFacts facts, List<Training> trainings) {
    var metric =
        trainings.stream()
            .map(training -> training.curve(epoch -> epoch.value(facts.metric())))
            .filter(curve -> !curve.points().isEmpty())
            .toList();
    var loss =
        trainings.stream().map(training -> training.curve(e -> Optional.of(e.loss()))).toList();
    // With selectOn None nothing is measured on the way.
    var ofMetric =
        chart(
            "epochs", "Validation by epoch", Axis.of(facts.words()), metric, facts.words()::number);
    var ofLoss = chart("losses", "Loss by epoch", LOSS, loss, EpochsPart::number);
    return metric.isEmpty() ? List.of(ofLoss) : List.of(ofMetric, ofLoss);
  }

  private static Chart chart(
      String id, String title, Axis axis, List<Curve> curves, Function<Double, String> number) {
    return new Chart(
        id,
        title,
        "A line over the epochs for each of %s."
            .formatted(Wording.count(curves.size(), "training")),
        HEIGHT,
        new Data(axis, curves),
        new Table(
            "%s: %s".formatted(title, axis.title()),
            List.of("training", "epoch", axis.title()),
            curves.stream()
                .flatMap(
                    curve ->
                        curve.points().stream()
                            .map(
                                point ->
                                    List.of(
                                        curve.name(),
                                        Integer.toString(point.epoch()),
                                        number.apply(point.value()))))
                .toList()));
  }

  private static String number(double loss) {
    return String.format(Locale.ROOT, "%.4f", loss);
  }
}
