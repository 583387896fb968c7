package io.autoft.trainer.data;

import io.autoft.contract.DataSetConfig;
import io.autoft.trainer.failure.TrialFailure;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an option of a data set that is one of a few words. */
final class SetOption {

  private SetOption() {}

  /**
   * What a data set says.
   *
   * @param byDefault if it says nothing
   * @throws TrialFailure {@code BadConfig} for another word, naming the option and the words
   */
  static <E extends Enum<E>> E of(DataSetConfig config, String option, E byDefault)
      throws TrialFailure {
    var words = byDefault.getDeclaringClass().getEnumConstants();
    var value = config.options().getOrDefault(option, byDefault.name());
    return Stream.of(words)
        .filter(word -> word.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                TrialFailure.badConfig(
                    "%s.options.%s is '%s'; allowed are %s",
                    config.name(),
                    option,
                    value,
                    Stream.of(words).map(Enum::name).collect(Collectors.joining(", "))));
  }
}
