package io.autoft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublishedObjectiveTest {

  @Test
  void isTheFlatJsonOfThePublishedObjectives() throws InvalidDocumentException {
    assertThat(json(Golden.text("trial-search.json"))).isEqualTo(golden("hparams-search.json"));
    assertThat(json(Golden.text("trial-final.json"))).isEqualTo(golden("hparams-final.json"));
  }

  /** Summed terms have weights that are smaller by the number of parameters. */
  @Test
  void saysWhereTheTermsOverTheParametersAreSummed() throws InvalidDocumentException {
    var mean = Golden.text("trial-final.json");
    var sum = mean.replace("\"parameterTerms\": \"Mean\"", "\"parameterTerms\": \"Sum\"");

    assertThat(json(mean)).doesNotContain("parameterTerms");
    assertThat(json(sum)).endsWith(",\n  \"parameterTerms\" : \"Sum\"\n}");
  }

  /** The same text as the operator's test of its own file has. */
  @Test
  void hasTheTermsInTheOrderOfTheContract() {
    var parameters =
        Map.of(
            "learningRate", 3.0e-5,
            "weightDecay", 0.1,
            "weight.CrossEntropy", 1.0,
            "weight.Hinge", 0.5,
            "weight.Entropy", 0.25,
            "weight.ConfidenceOnErrors", 0.75,
            "weight.Contrastive", 2.0,
            "weight.L1Norm", 1.0e-1,
            "weight.L2Distance", 1.0e-3);

    assertThat(json(parameters))
        .isEqualTo(
            """
            {
              "lossw_ce" : 1.0,
              "lossw_hinge" : 0.5,
              "lossw_entropy" : 0.25,
              "lossw_dcm" : 0.75,
              "lossw_flyp" : 2.0,
              "lossw_l1zero" : 0.1,
              "lossw_l2init" : 0.001,
              "lr" : 3.0E-5,
              "wd" : 0.1,
              "seed" : 42
            }\
            """);
  }

  @Test
  void namesAGroupBehindASlash() {
    var parameters =
        Map.of(
            "learningRate/head", 1.0e-2,
            "learningRate/stem", 1.0e-4,
            "weightDecay", 0.0,
            "weight.L2Norm/block.1", 0.5,
            "weight.CrossEntropy", 1.0,
            "seed", 42.0);

    assertThat(json(parameters))
        .isEqualTo(
            """
            {
              "lossw_ce" : 1.0,
              "lossw_l2zero/block.1" : 0.5,
              "lr/head" : 0.01,
              "lr/stem" : 1.0E-4,
              "wd" : 0.0,
              "seed" : 42
            }\
            """);
  }

  private static String json(Map<String, Double> parameters) {
    return new PublishedObjective(
            new TreeMap<>(parameters), 42, TrainingMethod.FineTuning, ParameterTerms.Mean)
        .toJson();
  }

  private static String json(String config) throws InvalidDocumentException {
    return PublishedObjective.of(TrialConfig.parse(config)).toJson();
  }

  private static String golden(String file) {
    return Golden.text(file).strip();
  }
}
