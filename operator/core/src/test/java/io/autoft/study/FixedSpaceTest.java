package io.autoft.study;

import static io.autoft.testing.Studies.STUDY;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.SamplerType;
import io.autoft.testing.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Spaces in which there is nothing to choose, or next to nothing. */
class FixedSpaceTest {

  private static final Document FIXED =
      STUDY
          .with("spec.budget.trials", "12")
          .with(
              "spec.search.space",
              """
              {learningRate: {min: 0.001, max: 0.001}, weightDecay: {min: 0, max: 0},
               lossWeight: {min: 1, max: 1}}
              """);

  @ParameterizedTest
  @EnumSource
  void everySamplerProposesTheOnlyPoint(SamplerType sampler) {
    var study = new PlannedStudy(FIXED.with("spec.search.sampler", sampler.name())).finish();

    assertThat(study.specs())
        .filteredOn(trial -> trial.proposal() != null)
        .hasSize(12)
        .allSatisfy(
            trial ->
                assertThat(trial.parameters())
                    .containsEntry("learningRate", 0.001)
                    .containsEntry("weightDecay", 0.0)
                    .containsEntry("weight.Hinge", 1.0));
  }

  @ParameterizedTest
  @EnumSource
  void everySamplerKeepsWithinTheWidestBounds(SamplerType sampler) {
    var wide =
        FIXED
            .with("spec.search.sampler", sampler.name())
            .with(
                "spec.search.space",
                """
                {learningRate: {min: 1.0e-300, max: 1000}, weightDecay: {min: 0, max: 1000},
                 lossWeight: {min: 1.0e-300, max: 1000000}}
                """);
    var study = new PlannedStudy(wide).finish();

    assertThat(study.specs())
        .filteredOn(trial -> trial.proposal() != null)
        .hasSize(12)
        .allSatisfy(
            trial -> assertThat(trial.parameters().get("learningRate")).isBetween(1e-300, 1000.0));
  }
}
