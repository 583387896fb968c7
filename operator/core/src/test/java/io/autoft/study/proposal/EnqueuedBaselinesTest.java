package io.autoft.study.proposal;

import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.testing.Document;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnqueuedBaselinesTest {

  private static final Document ENQUEUED =
      STUDY
          .with("spec.search.enqueueBaselines", "true")
          .with(
              "spec.search.baselines",
              "[ZeroShot, LinearProbe, FineTuning, LPFT, L2SP, LogitAdjusted, FLYP]");

  /** Weights of the terms in their order. The bounds are 1e-4 to 10, or 1e-6 to 1e-2 of a sum. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "[CrossEntropy, Hinge]; Mean; 1 0.0001",
        "[CrossEntropy]; Mean; 1",
        "[CrossEntropy, L2Distance]; Mean; 1 0.0001, 1 10",
        "[CrossEntropy, L2Distance]; Sum; 1 0.000001, 1 0.01",
        "[CrossEntropy, Contrastive, L1Norm]; Mean; 1 0.0001 0.0001, 1 10 0.0001",
        "[CrossEntropy, Contrastive, L2Distance]; Sum; 1 0.0001 0.000001, 1 0.0001 0.01,"
            + " 1 10 0.000001",
        "[Contrastive, Hinge]; Mean; 1 0.0001",
        "[LogitAdjusted, ConfidenceOnErrors]; Mean; 1 0.0001",
        "[Hinge, Entropy]; Mean; ''",
      })
  void areMovedIntoTheSpaceOrLeftOut(String losses, String terms, String weights) {
    var study =
        ENQUEUED.with(
            "spec.objective", "{losses: %s, parameterTerms: %s}".formatted(losses, terms));

    var enqueued = EnqueuedBaselines.of(spec(study));
    assertThat(enqueued.stream().map(p -> weights(study, p)).collect(Collectors.joining(", ")))
        .isEqualTo(weights);
    assertThat(enqueued)
        .allSatisfy(
            p ->
                assertThat(p)
                    .containsEntry("learningRate", 3.0e-3)
                    .containsEntry("weightDecay", 0.1))
        .allMatch(p -> Proposals.isInSpace(spec(study), p));
  }

  @Test
  void haveTheNearestRateAndDecayThatTheBoundsAllow() {
    var study =
        ENQUEUED
            .with("spec.search.space.learningRate", "{min: 1.0e-2, max: 1.0e-1}")
            .with("spec.search.space.weightDecay", "{min: 0, max: 0.05}")
            .with("spec.search.space.lossWeights", "{Hinge: {min: 2, max: 3}}");

    assertThat(EnqueuedBaselines.of(spec(study)).get(0))
        .isEqualTo(
            Map.of(
                "learningRate", 1.0e-2,
                "weightDecay", 0.05,
                "weight.CrossEntropy", 1.0,
                "weight.Hinge", 2.0,
                "weight.L2Distance", 1.0e-4));
  }

  @Test
  void equalOnesAreOne() {
    var study =
        ENQUEUED.with("spec.search.space.lossWeights", "{L2Distance: {min: 0.5, max: 0.5}}");

    assertThat(EnqueuedBaselines.of(spec(study))).hasSize(1);
  }

  @Test
  void haveSeed0WhereTheSeedIsSearched() {
    var study = ENQUEUED.with("spec.search.trialSeed", "Searched");

    assertThat(EnqueuedBaselines.of(spec(study))).allMatch(p -> p.get("seed") == 0).hasSize(2);
  }

  @Test
  void haveTheHeadOfTheirMethodWhereTheHeadIsSearched() {
    var study =
        ENQUEUED.with("spec.objective", "{losses: [CrossEntropy, Contrastive], head: Searched}");

    assertThat(EnqueuedBaselines.of(spec(study)))
        .extracting(p -> p.get("head"))
        .as("of fine-tuning and FLYP")
        .containsExactly(0.0, 1.0);
    assertThat(EnqueuedBaselines.of(spec(study.with("spec.objective.head", "FromText"))))
        .noneMatch(p -> p.containsKey("head"));
  }

  @Test
  void areNoneWhereAStudySaysSoOrHasNoBaseline() {
    assertThat(EnqueuedBaselines.of(spec(STUDY))).isEmpty();
    assertThat(EnqueuedBaselines.of(spec(ENQUEUED.with("spec.search.baselines", "[ZeroShot]"))))
        .isEmpty();
  }

  private static String weights(Document study, Map<String, Double> parameters) {
    return spec(study).objective().losses().stream()
        .map(loss -> parameters.get("weight." + loss.name()))
        .map(weight -> String.format(Locale.ROOT, "%.6f", weight).replaceAll("\\.?0+$", ""))
        .collect(Collectors.joining(" "));
  }
}
