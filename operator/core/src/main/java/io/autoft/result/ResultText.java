package io.autoft.result;

import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.BaselineName;
import io.autoft.api.v1alpha1.StudyResult;
import io.autoft.contract.SelectOn;
import io.autoft.result.TestTable.Parameters;
import io.autoft.trial.TrialRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A study's result as a text of some forty lines.
 *
 * @param scores of the search, of which the result's is one
 * @param models the final ones, with resamples where their trainers reported them
 * @param baseline the best one, which {@code result.improvement} is the difference to
 */
public record ResultText(
    AutoFTStudySpec study,
    StudyResult result,
    int scores,
    List<TrainedModel> models,
    Optional<TrialRecord> baseline) {

  /** Name of the file. */
  public static final String NAME = "result.txt";

  public String text() {
    return Stream.of(best(), objective(), tests())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private MetricText words() {
    return new MetricText(study.objective().metric());
  }

  private String best() {
    var lines =
        Stream.of(
            "Best trial: %s, %s %s%s on the OOD validation set."
                .formatted(
                    result.trial(),
                    study.objective().metric(),
                    words().value(result.score()),
                    result.standardError() == null
                        ? ""
                        : " (standard error %s)".formatted(words().number(result.standardError()))),
            result.confirmation() == null
                ? baseline.map(this::againstBaseline).orElse(null)
                : confirmation(),
            "The best of %d scores on few examples is partly luck; the tests took no part in the choice."
                .formatted(scores));
    return lines.filter(Objects::nonNull).collect(Collectors.joining("\n"));
  }

  private String confirmation() {
    return new ConfirmationText(study.objective().metric(), result.confirmation()).text();
  }

  private String againstBaseline(TrialRecord best) {
    var difference = words().signed(result.improvement());
    return "Against %s, the best baseline there: %s%s."
        .formatted(
            best.spec().baseline(),
            difference,
            result.improvement() > 0
                ? ""
                : ", so the search found nothing better than that baseline");
  }

  private String objective() {
    return new ObjectiveText(study, result.parameters())
        .lines().stream().collect(Collectors.joining("\n  ", "Its learned objective:\n  ", ""));
  }

  private String tests() {
    var tuned = table(Parameters.TUNED);
    if (tuned.tests().isEmpty()) {
      return "";
    }
    return Stream.of(
            "%s (standard error) after final training:\n\n%s"
                .formatted(words().title(), new TestTableText(tuned, words()).text()),
            mixed(),
            intervals())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private String mixed() {
    var shares =
        models.stream()
            .filter(m -> !m.alphas().isEmpty())
            .map(m -> shares(m.alphas()) + " of " + m.name())
            .collect(Collectors.joining(", "));
    if (shares.isEmpty()) {
      return "";
    }
    if (isUnselected()) {
      return "Nothing was mixed with the pretrained model (WiSE-FT): finalTraining.selectOn is None.";
    }
    return models.stream().flatMap(m -> m.alphas().stream()).allMatch(alpha -> alpha == 1)
        ? "No mixture with the pretrained model (WiSE-FT) was better on validation data: %s."
            .formatted(shares)
        : "The same, mixed with the pretrained model (WiSE-FT): %s.\n\n%s"
            .formatted(shares, new TestTableText(table(Parameters.MIXED), words()).text());
  }

  /** Then no mixture is looked for. */
  private boolean isUnselected() {
    return Optional.ofNullable(study.finalTraining())
        .filter(training -> training.selectOn() == SelectOn.None)
        .isPresent();
  }

  private static String shares(List<Double> alphas) {
    return alphas.stream().map(ParameterText::of).collect(Collectors.joining(" and "));
  }

  private String intervals() {
    int seeds = models.stream().mapToInt(m -> m.trainings().size()).max().orElse(1);
    if (seeds == 1) {
      return "The intervals are those of the test examples alone: one seed, one training each."
          + " Another seed moves the means too.";
    }
    var fewer =
        models.stream()
            .filter(m -> !m.name().equals(BaselineName.ZeroShot.name()))
            .filter(m -> m.trainings().size() < seeds)
            .map(m -> "%d of %s".formatted(m.trainings().size(), m.name()))
            .collect(Collectors.joining(", "));
    return fewer.isEmpty()
        ? "Means over %d seeds, the same for all models; the intervals cover test examples and seeds."
            .formatted(seeds)
        : ("Means over %d seeds, but over %s, where the others diverged. Differences are over the"
                + " seeds that both have; of one seed, an interval covers the test examples alone.")
            .formatted(seeds, fewer);
  }

  private TestTable table(Parameters parameters) {
    return new TestTable(study.objective().metric(), models, parameters);
  }
}
