package io.autoft.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CategoricalParameterTest {

  private static final Parameter BATCH = new CategoricalParameter("batch", 3);

  @Test
  void needsAChoice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoricalParameter("batch", 0))
        .withMessage("batch: at least one choice is needed, not 0");
  }

  @Test
  void containsTheIndicesOfItsChoices() {
    assertThat(BATCH.contains(0)).isTrue();
    assertThat(BATCH.contains(2)).isTrue();
    for (double value : new double[] {-1, 3, .5, Double.NaN}) {
      assertThat(BATCH.contains(value)).as("%s", value).isFalse();
    }
  }

  @Test
  void isFixedByASingleChoice() {
    var parameter = new CategoricalParameter("batch", 1);
    assertThat(parameter.isFixed()).isTrue();
    assertThat(parameter.fromUnit(.9)).isZero();
    assertThat(parameter.features()).isZero();
    assertThat(parameter.decode(new double[0], 0)).isZero();
  }

  @Test
  void givesEveryChoiceTheSameShareOfTheUnit() {
    var counts = new int[3];
    for (int i = 0; i < 3000; i++) {
      counts[(int) BATCH.fromUnit((i + .5) / 3000)]++;
    }
    assertThat(counts).containsExactly(1000, 1000, 1000);
    assertThat(BATCH.fromUnit(-1)).isZero();
    assertThat(BATCH.fromUnit(0)).isZero();
    assertThat(BATCH.fromUnit(1)).isEqualTo(2);
    for (int choice = 0; choice < 3; choice++) {
      assertThat(BATCH.fromUnit(BATCH.toUnit(choice))).isEqualTo(choice);
    }
  }

  @Test
  void hasOneFeatureForEachChoice() {
    var features = new double[] {9, 9, 9, 9, 9};
    BATCH.encode(1, features, 1);
    assertThat(features).containsExactly(9, 0, 1, 0, 9);
    assertThat(BATCH.decode(features, 1)).isEqualTo(1);
  }

  @Test
  void decodesTheGreatestFeatureAndTheFirstAmongEquals() {
    assertThat(BATCH.decode(new double[] {.2, .3, .7}, 0)).isEqualTo(2);
    assertThat(BATCH.decode(new double[] {.2, .3, .3}, 0)).isEqualTo(1);
    assertThat(BATCH.decode(new double[] {0, 0, 0}, 0)).isZero();
  }
}
