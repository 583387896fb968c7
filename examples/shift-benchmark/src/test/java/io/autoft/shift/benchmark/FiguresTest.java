package io.autoft.shift.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final List<String> METHODS = List.of("rival", "few", "many");

  @Test
  void drawsALineFromTheTunedModelToTheMixedOne() {
    var chart =
        Figures.inDistributionAgainstUnseen(
            "world", contestants(0.30, 0.40), contestants(0.35, 0.45));

    var few = chart.getSeriesMap().get("few");
    assertThat(chart.getSeriesMap().keySet()).containsExactly("rival", "few", "many");
    assertThat(few.getXData()).containsExactly(new double[] {80, 80}, within(1e-9));
    assertThat(few.getYData()).containsExactly(new double[] {30.5, 35.5}, within(1e-9));
  }

  @Test
  void drawsDifferencesInPointsWithTheirIntervals() {
    var series =
        Figures.differences("world", contestants(0.30, 0.40), "rival")
            .getSeriesMap()
            .get("differences");

    assertThat(series.getXData()).map(Object::toString).containsExactly("few", "many");
    assertThat(last(series.getYData())).isCloseTo(20.5, within(1e-9));
    assertThat(last(series.getExtraValues()))
        .as("12.7 times the error of two seeds")
        .isCloseTo(6.35, within(0.01));
  }

  /** An axis that begins at zero would not. */
  @Test
  void showsWhatWasSpentInVain() {
    var methods = new TreeMap<>(Map.of(6, "few", 24, "many"));
    var chart = Figures.spending("world", contestants(0.10, 0.40), "rival", "trials", methods);

    assertThat(chart.getStyler().getYAxisMin()).isNull();
    assertThat(chart.getSeriesMap().get("differences").getYData())
        .extracting(Number::doubleValue)
        .satisfiesExactly(
            few -> assertThat(few).isCloseTo(-9.5, within(1e-9)),
            many -> assertThat(many).isCloseTo(20.5, within(1e-9)));
  }

  @Test
  void letsNoTwoMethodsLookAlike() {
    var names = new Protocol().methods().size() + 7;

    assertThat(
            IntStream.range(0, names).mapToObj(Look::of).map(l -> List.of(l.colour(), l.marker())))
        .doesNotHaveDuplicates();
    assertThat(
            IntStream.range(0, names).mapToObj(Look::of).map(l -> List.of(l.colour(), l.stroke())))
        .doesNotHaveDuplicates();
  }

  private static double last(Collection<? extends Number> values) {
    return List.copyOf(values).get(values.size() - 1).doubleValue();
  }

  /** The rival has 20 %; the others gain with both seeds, and with the second a point more. */
  private static Contestants contestants(double few, double many) {
    var contestants = new Contestants(METHODS);
    for (long seed : List.of(0L, 1L)) {
      contestants.add("rival", seed, result(0.20));
      contestants.add("few", seed, result(few + seed / 100.0));
      contestants.add("many", seed, result(many + seed / 100.0));
    }
    return contestants;
  }

  private static Result result(double unseen) {
    return Result.of(0.5, Map.of("in-distribution", 0.8, "pixel", unseen));
  }
}
