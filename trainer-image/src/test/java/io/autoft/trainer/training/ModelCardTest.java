package io.autoft.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.contract.Contract;
import io.autoft.contract.Ensembling;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.Outcome;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrainingMethod;
import io.autoft.contract.TrialReport;
import io.autoft.contract.WeightEnsemble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  private static final SoftwareVersions VERSIONS =
      new SoftwareVersions("1.2.3", "PyTorch 2.7.1", "17.0.1");

  @Test
  void beginsWithWhatTheHubsSearch() {
    assertThat(card(Ensembling.None).text())
        .startsWith(
            """
            ---
            library_name: open_clip
            pipeline_tag: zero-shot-image-classification
            license: other
            base_model: "demo://shapes"
            tags:
            - clip
            - robust-fine-tuning
            - autoft
            ---
            # study-0001
            """);
  }

  @Test
  void saysWhatItWasTrainedOnAndWithWhat() {
    assertThat(card(Ensembling.WiSEFT).text())
        .contains(
            "| pretrained model | demo://shapes |\n",
            "| trained on | demo://shapes, split train, 900 images |\n",
            "| method | FineTuning, epochs: 3, chosen on: IdValidation, ensembling: WiSEFT, steps:"
                + " 18, alpha: 0.3 |\n",
            "| batch | 16, warm-up 2 steps, seed 3 |\n",
            "| made with | AutoFT trainer 1.2.3, PyTorch 2.7.1, Java 17.0.1, FP32 |\n",
            "CrossEntropy, Hinge (margin 1); terms over the parameters: Mean.",
            "  \"lossw_hinge\" : 0.25,\n",
            "folder = Path(\"study-0001\")\n");
  }

  @Test
  void hasTheScoresOfAllTestsWithTheirNumberOfImages() {
    assertThat(card(Ensembling.None).text())
        .contains(
            """
            | set | n | tuned | ensembled |
            | --- | --- | --- | --- |
            | oodValidation | 400 | 0.7500 ± 0.0125 |  |
            | plain | 600 | 0.5000 ± 0.0200 |  |
            | a\\|b | 60 | 0.2500 ± 0.0313 |  |
            """);
    assertThat(card(Ensembling.WiSEFT).text())
        .contains(
            """
            | oodValidation | 400 |  | 0.7500 ± 0.0125 |
            | plain | 600 | 0.5000 ± 0.0200 | 0.6250 ± 0.0100 |
            """);
  }

  private static ModelCard card(Ensembling ensembling) {
    boolean ensembles = ensembling == Ensembling.WiSEFT;
    var config =
        TrialConfigs.finalTraining(
            TrainingMethod.FineTuning,
            TrialConfigs.parameters("weight.Hinge", 0.25),
            new FinalTraining(3, SelectOn.IdValidation, ensembling, "file:///output"));
    var report =
        new TrialReport(
            Contract.SCHEMA_VERSION,
            "digest",
            Outcome.Scored,
            Optional.of(0.75),
            new TreeMap<>(Map.of("standardError", 0.0125)),
            Optional.empty(),
            18,
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new TestResult(
                    "plain",
                    0.5,
                    0.02,
                    600,
                    ensembles ? Optional.of(new Estimate(0.625, 0.01)) : Optional.empty()),
                new TestResult("a|b", 0.25, 0.03125, 60, Optional.empty())),
            ensembles
                ? Optional.of(new WeightEnsemble(0.3, List.of(), List.of()))
                : Optional.empty(),
            Optional.of("study-0001"),
            List.of());
    return new ModelCard(config, report, 900, 400, VERSIONS);
  }
}
