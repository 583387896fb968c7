package io.autoft.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompactParametersTest {

  private static final Map<String, Double> GIVEN =
      Map.of("weightDecay", 0.1, "learningRate", 1e-5, "weight.Hinge", 10.0);

  private final Map<String, Double> parameters = new CompactParameters(GIVEN);

  @Test
  void isTheMapThatItWasMadeFrom() {
    assertThat(parameters).isEqualTo(GIVEN).hasSameHashCodeAs(GIVEN).hasSize(3);
    assertThat(GIVEN).isEqualTo(parameters);
    assertThat(new TreeMap<>(parameters)).isEqualTo(GIVEN);
  }

  @Test
  void isInTheOrderOfTheNames() {
    assertThat(parameters.keySet()).containsExactly("learningRate", "weight.Hinge", "weightDecay");
    assertThat(Serialization.asJson(parameters).replaceAll("\\s", ""))
        .isEqualTo("{\"learningRate\":1.0E-5,\"weight.Hinge\":10.0,\"weightDecay\":0.1}");
  }

  @Test
  void hasNothingUnderOtherNames() {
    assertThat(parameters.get("weight.Hinge")).isEqualTo(10.0);
    assertThat(parameters.get("weight")).isNull();
    assertThat(parameters.containsKey("weightDecay")).isTrue();
    assertThat(parameters.containsKey("zero")).isFalse();
    assertThat(new CompactParameters(Map.of())).isEmpty();
  }

  @Test
  void cannotBeChanged() {
    assertThatThrownBy(() -> parameters.put("weightDecay", 0.2))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> parameters.keySet().remove("weightDecay"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
