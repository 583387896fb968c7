package io.autoft.study.check;

import io.autoft.api.v1alpha1.DataSpec;
import io.autoft.api.v1alpha1.TestSetReference;
import io.autoft.study.StudyState;
import io.autoft.trial.Cause;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trial's configuration travels in one environment variable, of which Linux takes 128 KiB. What
 * can be long in it are names and prompts; the rest is at most some thirty thousand bytes.
 */
final class ConfigurationFits implements StudyCheck {

  static final int MOST = 100_000;

  @Override
  public Optional<Cause> complaint(StudyState state) {
    long bytes = texts(state.study().spec().data()).mapToLong(ConfigurationFits::bytes).sum();
    return bytes <= MOST
        ? Optional.empty()
        : Optional.of(
            Cause.invalidSpec(
                "data.classNames, data.promptTemplates and the texts of data.tests take %d bytes in a"
                        .formatted(bytes)
                    + " trial's configuration, which has room for %d of them; shorten them, or leave"
                        .formatted(MOST)
                    + " names and prompts to class_names.txt and prompt_templates.txt beside the data"));
  }

  private static Stream<String> texts(DataSpec data) {
    return Stream.of(
            data.classNames().stream(),
            data.promptTemplates().stream(),
            data.tests().stream().flatMap(ConfigurationFits::texts))
        .flatMap(texts -> texts);
  }

  private static Stream<String> texts(TestSetReference test) {
    return Stream.of(
            Stream.of(test.name(), test.source()),
            test.ignoreGroups().stream(),
            test.options().keySet().stream(),
            test.options().values().stream())
        .flatMap(texts -> texts);
  }

  /** In quotes and with a comma; what is not ASCII is written as six characters, $ as two. */
  private static long bytes(String text) {
    return 3
        + text.chars()
            .mapToLong(c -> c > 126 ? 6 : c == '$' || c == '"' || c == '\\' ? 2 : 1)
            .sum();
  }
}
