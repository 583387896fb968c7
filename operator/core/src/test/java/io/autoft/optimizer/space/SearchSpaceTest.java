package io.autoft.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final Parameter A = new FloatParameter("a", 0, 1, Scale.LINEAR);
  private static final Parameter B = new FloatParameter("b", 1, 10, Scale.LOG);

  @Test
  void isTheSameHoweverItWasWrittenDown() {
    assertThat(SearchSpace.of(B, A)).isEqualTo(SearchSpace.of(A, B));
    assertThat(SearchSpace.of(B, A).parameters()).containsExactly(A, B);
  }

  @Test
  void refusesTwoParametersOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchSpace.of(A, B, new FloatParameter("a", 2, 3, Scale.LOG)))
        .withMessage("Two parameters are named a");
  }

  @Test
  void containsWhatHasAValueInsideTheBoundsOfEveryParameter() {
    var space = SearchSpace.of(A, B);
    assertThat(space.contains(Map.of("a", .5, "b", 10.0))).isTrue();
    assertThat(space.contains(Map.of("a", .5, "b", 10.0, "c", 99.0))).isTrue();
    assertThat(space.contains(Map.of("a", .5, "b", 10.1))).isFalse();
    assertThat(space.contains(Map.of("a", .5))).isFalse();
    assertThat(space.contains(Map.of("a", Double.NaN, "b", 2.0))).isFalse();
  }

  @Test
  void isAUnitCubeOfItsFreeParameters() {
    var space = mixed();
    assertThat(space.free()).extracting(Parameter::name).containsExactly("batch", "n", "rate");
    var point = Map.of("batch", 2.0, "decay", .1, "n", 3.0, "rate", 1e-2);
    assertThat(space.toUnit(point)).containsExactly(new double[] {2.5 / 3, 3.5 / 11, .5}, EXACT);
    assertThat(space.fromUnit(new double[] {2.5 / 3, 3.5 / 11, 1}))
        .isEqualTo(Map.of("batch", 2.0, "decay", .1, "n", 3.0, "rate", 1.0));
  }

  @Test
  void describesAPointByItsFeatures() {
    var space = mixed();
    var point = Map.of("batch", 2.0, "decay", .1, "n", 3.0, "rate", 1e-2);
    assertThat(space.features()).isEqualTo(5);
    assertThat(space.encode(point)).containsExactly(new double[] {0, 0, 1, 3.5 / 11, .5}, EXACT);
    assertThat(space.decode(new double[] {0, .6, .4, 3.4 / 11, 1}))
        .isEqualTo(Map.of("batch", 1.0, "decay", .1, "n", 3.0, "rate", 1.0));
  }

  @Test
  void holdsAHundredDimensions() {
    var space =
        new SearchSpace(
            IntStream.range(0, 100)
                .mapToObj(i -> (Parameter) new FloatParameter("p" + i, 1e-4, 10, Scale.LOG))
                .toList());
    var units = new SplittableRandom(1).doubles(100).toArray();
    var point = space.fromUnit(units);
    assertThat(space.contains(point)).isTrue();
    assertThat(space.toUnit(point)).containsExactly(units, EXACT);
    assertThat(space.encode(point)).containsExactly(units, EXACT);
  }

  private static SearchSpace mixed() {
    return SearchSpace.of(
        new FloatParameter("rate", 1e-4, 1, Scale.LOG),
        new FloatParameter("decay", .1, .1, Scale.LINEAR),
        new IntegerParameter("n", 0, 10, Scale.LINEAR),
        new CategoricalParameter("batch", 3));
  }
}
