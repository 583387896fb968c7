package io.autoft.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

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
}
