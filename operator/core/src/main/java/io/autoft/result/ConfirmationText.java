package io.autoft.result;

import io.autoft.api.v1alpha1.ConfirmationResult;
import io.autoft.api.v1alpha1.ConfirmedComparison;
import io.autoft.api.v1alpha1.Verdict;
import io.autoft.contract.Metric;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A confirmation in words. */
public record ConfirmationText(Metric metric, ConfirmationResult confirmation) {

  private MetricText words() {
    return new MetricText(metric);
  }

  /** {@code +2.1 (+0.8 to +3.4)} or {@code no significant difference}, to the best baseline. */
  public Optional<String> improvement() {
    return best()
        .map(
            c ->
                c.verdict() == Verdict.NoSignificantDifference
                    ? "no significant difference"
                    : words().signed(c.difference(), c.lower(), c.upper()));
  }

  /** One sentence: {@code wildlife-0004, over 3 fresh seeds: better than FineTuning by ..}. */
  public String verdict() {
    return "%s, over %d fresh seeds: %s"
        .formatted(
            confirmation.trial(),
            confirmation.seeds(),
            best()
                .map(ConfirmedComparison::text)
                .orElse(
                    "%s %s, and no baseline to compare it with"
                        .formatted(metric, words().value(confirmation.mean()))));
  }

  /** One word: the verdict against the best baseline, or that there is none. */
  public String reason() {
    return best().map(c -> c.verdict().name()).orElse("NoBaseline");
  }

  /** A few lines. */
  public String text() {
    var lines =
        Stream.of(
            "With %d fresh seeds: %s%s."
                .formatted(confirmation.seeds(), words().value(confirmation.mean()), corrected()));
    var comparisons = confirmation.comparisons().stream().map(c -> "  " + c.text() + ".");
    return Stream.of(
            lines,
            confirmation.comparisons().isEmpty()
                ? Stream.<String>empty()
                : Stream.of("Beside the baselines with the same seeds, %s:".formatted(choice())),
            comparisons)
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  /** Without the same resamples of the same examples nothing is known of what choosing adds. */
  private String choice() {
    return confirmation.corrected() == null
        ? "not corrected for having been chosen"
        : "corrected likewise";
  }

  private String corrected() {
    return confirmation.corrected() == null
        ? ""
        : "; corrected for having been chosen: %s (95 %% interval %s to %s)"
            .formatted(
                words().value(confirmation.corrected()),
                words().number(confirmation.lower()),
                words().number(confirmation.upper()));
  }

  private Optional<ConfirmedComparison> best() {
    return confirmation.comparisons().stream().findFirst();
  }
}
