package io.autoft.study.proposal;

import static io.autoft.optimizer.space.Scale.LINEAR;
import static io.autoft.optimizer.space.Scale.LOG;
import static io.autoft.testing.Studies.STUDY;
import static io.autoft.testing.Studies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.optimizer.space.CategoricalParameter;
import io.autoft.optimizer.space.FloatParameter;
import io.autoft.optimizer.space.IntegerParameter;
import io.autoft.optimizer.space.Parameter;
import io.autoft.optimizer.space.SearchSpace;
import io.autoft.testing.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchSpacesTest {

  /** Of ViT-B/16, as in the paper, and its text tower. */
  private static final List<String> GROUPS =
      Stream.of(
              Stream.of("stem"),
              Stream.iterate(0, i -> i < 12, i -> i + 1).map(i -> "block." + i),
              Stream.of("final", "head", "text"))
          .flatMap(s -> s)
          .toList();

  private static final Document NINE = STUDY.without("spec.objective.losses");

  @Test
  void nineTermsHaveEightWeightsSinceThatOfCrossEntropyIsFixed() {
    assertThat(space(NINE).parameters())
        .containsExactly(
            log("learningRate", 3e-4, 3e-2),
            log("weight.ConfidenceOnErrors", 1e-4, 10),
            log("weight.Contrastive", 1e-4, 10),
            log("weight.Entropy", 1e-4, 10),
            log("weight.Hinge", 1e-4, 10),
            log("weight.L1Distance", 1e-4, 10),
            log("weight.L1Norm", 1e-4, 10),
            log("weight.L2Distance", 1e-4, 10),
            log("weight.L2Norm", 1e-4, 10),
            new FloatParameter("weightDecay", 0, 1, LINEAR));
  }

  @Test
  void withoutCrossEntropyTheContrastiveWeightIsFixedAndWithoutBothTheFirst() {
    assertThat(names(space(STUDY.with("spec.objective.losses", "[Hinge, Contrastive]"))))
        .containsExactly("learningRate", "weight.Hinge", "weightDecay");
    assertThat(names(space(STUDY.with("spec.objective.losses", "[Hinge, Entropy]"))))
        .containsExactly("learningRate", "weight.Entropy", "weightDecay");
  }

  @Test
  void theWeightOfTheReferenceIsFixedInPlaceOfThatOfCrossEntropy() {
    var study =
        STUDY
            .with("spec.objective.losses", "[CrossEntropy, Hinge, Contrastive]")
            .with("spec.objective.reference", "Contrastive");

    assertThat(names(space(study)))
        .containsExactly("learningRate", "weight.CrossEntropy", "weight.Hinge", "weightDecay");
  }

  @Test
  void undividedTermsOverTheParametersHaveBoundsOfTheirOwn() {
    var sum = NINE.with("spec.objective.parameterTerms", "Sum");

    assertThat(space(sum).parameters())
        .contains(
            log("weight.Hinge", 1e-4, 10),
            log("weight.L1Norm", 1e-6, 1e-2),
            log("weight.L2Norm", 1e-6, 1e-2),
            log("weight.L1Distance", 1e-6, 1e-2),
            log("weight.L2Distance", 1e-6, 1e-2));
  }

  @Test
  void theBoundsOfASingleTermComeFirst() {
    var study =
        NINE.with("spec.search.space.lossWeight", "{min: 0.001, max: 1}")
            .with("spec.search.space.lossWeights", "{L2Distance: {min: 1, max: 1.0e5}}");

    assertThat(space(study).parameters())
        .contains(log("weight.Hinge", 1e-3, 1), log("weight.L2Distance", 1, 1e5));
    assertThat(space(study.with("spec.objective.parameterTerms", "Sum")).parameters())
        .contains(
            log("weight.Hinge", 1e-3, 1),
            log("weight.L1Distance", 1e-6, 1e-2),
            log("weight.L2Distance", 1, 1e5));
  }

  @Test
  void aSearchedSeedIsAWholeNumber() {
    assertThat(space(STUDY.with("spec.search.trialSeed", "Searched")).parameters())
        .contains(new IntegerParameter("seed", 0, 100, LINEAR));
    assertThat(names(space(STUDY.with("spec.search.trialSeed", "Fixed")))).doesNotContain("seed");
  }

  @Test
  void aSearchedHeadIsACategory() {
    assertThat(space(STUDY.with("spec.objective.head", "Searched")).parameters())
        .contains(new CategoricalParameter("head", 2));
    assertThat(names(space(STUDY.with("spec.objective.head", "FromText")))).doesNotContain("head");
  }

  @Test
  void layerwiseEveryRegularizerHasAWeightForEachGroup() {
    var space = space(NINE.with("spec.search.layerwise", "Regularizers"), GROUPS);

    assertThat(names(space))
        .hasSize(6 + 4 * 16)
        .contains("learningRate", "weight.Hinge", "weight.L2Distance/block.11")
        .contains("weight.L1Norm/text", "weight.L1Distance/head", "weight.L2Norm/stem")
        .doesNotContain("weight.L2Distance", "learningRate/head", "weight.Hinge/head");
    assertThat(space.parameters()).contains(log("weight.L2Distance/final", 1e-4, 10));
  }

  @Test
  void layerwiseTheOptimizerCanHaveValuesForEachGroupToo() {
    var space = space(NINE.with("spec.search.layerwise", "RegularizersAndOptimizer"), GROUPS);

    assertThat(names(space))
        .hasSize(4 + 6 * 16)
        .contains("learningRate/block.0", "weightDecay/text")
        .doesNotContain("learningRate", "weightDecay");
  }

  /** About 95 parameters, as in the paper. */
  @Test
  void theTextTowerHasNoValuesWhereItIsNotTrained() {
    var study =
        NINE.with("spec.search.layerwise", "RegularizersAndOptimizer")
            .with(
                "spec.objective.losses",
                "[CrossEntropy, Hinge, Entropy, ConfidenceOnErrors, L1Norm, L2Norm, L1Distance,"
                    + " L2Distance]");

    assertThat(names(space(study, GROUPS)))
        .hasSize(3 + 6 * 15)
        .noneMatch(name -> name.endsWith("/text"));
  }

  @Test
  void theHeadHasNoValuesWhereNoTermTrainsIt() {
    var fromText =
        NINE.with("spec.search.layerwise", "Regularizers").with("spec.objective.head", "FromText");
    var throughText = fromText.with("spec.objective.lossHead", "FromText");
    var flyp = fromText.with("spec.objective.losses", "[Contrastive, L2Distance]");

    assertThat(names(space(fromText, GROUPS))).contains("weight.L2Distance/head");
    assertThat(names(space(throughText.with("spec.objective.head", "Searched"), GROUPS)))
        .contains("weight.L2Distance/head");
    for (var study : List.of(throughText, flyp)) {
      assertThat(names(space(study, GROUPS)))
          .contains("weight.L2Distance/text")
          .doesNotContain("weight.L2Distance/head");
    }
  }

  @Test
  void theTextTowerHasValuesWhereItMakesTheLogits() {
    var study =
        STUDY.with("spec.search.layerwise", "Regularizers").with("spec.objective.head", "FromText");

    assertThat(names(space(study, GROUPS))).doesNotContain("weight.L2Distance/text");
    assertThat(names(space(study.with("spec.objective.lossHead", "FromText"), GROUPS)))
        .contains("weight.L2Distance/text");
  }

  @Test
  void whileTheGroupsAreNotKnownAValueHoldsForAll() {
    assertThat(space(NINE.with("spec.search.layerwise", "Regularizers"), List.of()))
        .isEqualTo(space(NINE));
  }

  @Test
  void aValueForAllIsThatOfEveryGroupWithoutOne() {
    var space =
        space(
            STUDY.with("spec.search.layerwise", "Regularizers"),
            List.of("stem", "block.0", "head"));

    assertThat(
            SearchSpaces.inSpace(
                space,
                Map.of(
                    "learningRate", 1e-3,
                    "weightDecay", 0.1,
                    "weight.Hinge", 1.0,
                    "weight.L2Distance", 0.5,
                    "weight.L2Distance/head", 2.0)))
        .containsEntry("weight.L2Distance/stem", 0.5)
        .containsEntry("weight.L2Distance/block.0", 0.5)
        .containsEntry("weight.L2Distance/head", 2.0)
        .satisfies(values -> assertThat(space.contains(values)).isTrue());
  }

  private static SearchSpace space(Document study) {
    return space(study, List.of());
  }

  private static SearchSpace space(Document study, List<String> groups) {
    return SearchSpaces.of(spec(study), groups);
  }

  private static List<String> names(SearchSpace space) {
    return space.parameters().stream().map(Parameter::name).toList();
  }

  private static FloatParameter log(String name, double low, double high) {
    return new FloatParameter(name, low, high, LOG);
  }
}
