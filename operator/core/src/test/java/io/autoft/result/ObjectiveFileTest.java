package io.autoft.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectiveFileTest {

  @Test
  void isTheFlatJsonOfThePublishedObjectives() {
    var trial =
        trial(
            Map.of(
                "learningRate", 3.0e-5,
                "weightDecay", 0.1,
                "weight.CrossEntropy", 1.0,
                "weight.Hinge", 0.5,
                "weight.Entropy", 0.25,
                "weight.ConfidenceOnErrors", 0.75,
                "weight.Contrastive", 2.0,
                "weight.L1Norm", 1.0e-1,
                "weight.L2Distance", 1.0e-3));

    assertThat(ObjectiveFile.of(trial))
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
  void leavesOutTermsThatAreNotSearched() {
    var trial =
        trial(Map.of("learningRate", 1.0e-3, "weightDecay", 0.0, "weight.CrossEntropy", 1.0));

    assertThat(ObjectiveFile.of(trial))
        .isEqualTo(
            """
            {
              "lossw_ce" : 1.0,
              "lr" : 0.001,
              "wd" : 0.0,
              "seed" : 42
            }\
            """);
  }

  @Test
  void namesAGroupBehindASlash() {
    var trial =
        trial(
            Map.of(
                "learningRate/head", 1.0e-2,
                "learningRate/stem", 1.0e-4,
                "weightDecay", 0.0,
                "weight.L2Norm/block.1", 0.5,
                "weight.CrossEntropy", 1.0,
                "seed", 42.0));

    assertThat(ObjectiveFile.of(trial))
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

  private static AutoFTTrialSpec trial(Map<String, Double> parameters) {
    return new AutoFTTrialSpec(
        "wildlife", 3, TrialPurpose.Search, null, null, parameters, 42, "digest", null);
  }
}
