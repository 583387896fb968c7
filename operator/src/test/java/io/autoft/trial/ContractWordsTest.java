package io.autoft.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.autoft.contract.TrainingConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The API's words are the contract's, which are passed on by their names. */
class ContractWordsTest {

  static Stream<Arguments> words() {
    return Stream.of(
        arguments(io.autoft.api.v1alpha1.Loss.class, io.autoft.contract.Loss.class),
        arguments(io.autoft.api.v1alpha1.Metric.class, io.autoft.contract.Metric.class),
        arguments(
            io.autoft.api.v1alpha1.ParameterTerms.class, io.autoft.contract.ParameterTerms.class),
        arguments(io.autoft.api.v1alpha1.Precision.class, io.autoft.contract.Precision.class),
        arguments(io.autoft.api.v1alpha1.DataFormat.class, io.autoft.contract.DataFormat.class),
        arguments(io.autoft.api.v1alpha1.Sampling.class, io.autoft.contract.Sampling.class),
        arguments(io.autoft.api.v1alpha1.SelectOn.class, TrainingConfig.SelectOn.class),
        arguments(io.autoft.api.v1alpha1.Ensembling.class, TrainingConfig.Ensembling.class));
  }

  @ParameterizedTest
  @MethodSource("words")
  void areTheSame(Class<? extends Enum<?>> api, Class<? extends Enum<?>> contract) {
    assertThat(names(api)).isEqualTo(names(contract));
  }

  @Test
  void meanTheSame() {
    for (var loss : io.autoft.api.v1alpha1.Loss.values()) {
      assertThat(loss.overParameters())
          .as("%s", loss)
          .isEqualTo(io.autoft.contract.Loss.valueOf(loss.name()).overParameters());
    }
    for (var metric : io.autoft.api.v1alpha1.Metric.values()) {
      assertThat(metric.lowerIsBetter())
          .as("%s", metric)
          .isEqualTo(io.autoft.contract.Metric.valueOf(metric.name()).lowerIsBetter());
    }
  }

  private static List<String> names(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
  }
}
