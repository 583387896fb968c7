package io.autoft.optimizer.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.Scale;
import io.autoft.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesignTest {

  private static final SearchSpace SPACE =
      SearchSpace.of(
          new CategoricalParameter("batch", 3),
          new FloatParameter("fixed", .5, .5, Scale.LINEAR),
          new FloatParameter("rate", 0, 2, Scale.LINEAR));

  private static final Design DESIGN = Design.of(SPACE, List.of(point(2, 0.5), point(0, 2)));

  @Test
  void hasAnIndicatorForEachCategoryAndNothingForWhatIsFixed() {
    assertThat(DESIGN.columns()).isDeepEqualTo(new double[][] {{0, 1}, {0, 0}, {1, 0}, {.25, 1}});
    assertThat(DESIGN.dimensions()).containsExactly(0, 0, 0, 1);
    assertThat(DESIGN.parameters()).isEqualTo(2);
    assertThat(DESIGN.size()).isEqualTo(2);
    assertThat(DESIGN.row(0)).containsExactly(0, 0, 1, .25);
  }

  @Test
  void hasNoDimensionsWhereNothingIsFree() {
    var space = SearchSpace.of(new CategoricalParameter("one", 1));
    assertThat(Design.of(space, List.of(Map.of("one", 0.0))).parameters()).isZero();
  }

  @Test
  void measuresInLengthScales() {
    var squares = new double[2];
    DESIGN.squaredDistances(new double[] {1, 0, 0, 0}, new double[] {4, 4, 4, 100}, 0, squares);
    assertThat(squares).containsExactly(4 + 4 + 100 / 16.0, 100);
    DESIGN.squaredDistances(new double[] {0, 0, 1, 1}, new double[] {4, 4, 4, 100}, 1, squares);
    assertThat(squares).containsExactly(4 + 4 + 100 / 16.0, 8);
  }

  @Test
  void growsAndShrinks() {
    var grown = DESIGN.with(new double[] {0, 1, 0, 0.5});
    assertThat(grown.size()).isEqualTo(3);
    assertThat(grown.row(2)).containsExactly(0, 1, 0, 0.5);
    assertThat(grown.row(0)).containsExactly(DESIGN.row(0));
    var chosen = grown.subset(new int[] {2, 0});
    assertThat(chosen.size()).isEqualTo(2);
    assertThat(chosen.row(0)).containsExactly(0, 1, 0, 0.5);
    assertThat(chosen.row(1)).containsExactly(DESIGN.row(0));
  }

  private static Map<String, Double> point(double batch, double rate) {
    return Map.of("batch", batch, "fixed", .5, "rate", rate);
  }
}
