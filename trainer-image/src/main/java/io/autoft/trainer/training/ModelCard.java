package io.autoft.trainer.training;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.TextNode;
import io.autoft.contract.DataSetConfig;
import io.autoft.contract.FinalTraining;
import io.autoft.contract.PublishedObjective;
import io.autoft.contract.TestResult;
import io.autoft.contract.TestResult.Estimate;
import io.autoft.contract.TrialConfig;
import io.autoft.contract.TrialReport;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The page that model hubs show of a checkpoint: YAML for their search, then what a person has to
 * know before using the model. No license is claimed: that of the pretrained model and of the data
 * is not known here.
 *
 * @param config of the final training
 * @param report of it
 * @param trainingImages number of images that it was trained on
 * @param validationImages number of images in the out-of-distribution validation set
 * @param versions of the software that made it
 */
record ModelCard(
    TrialConfig config,
    TrialReport report,
    int trainingImages,
    int validationImages,
    SoftwareVersions versions) {

  /** Name of the file, by which the hubs know it. */
  static final String FILE = "README.md";

  private static final String USE =
      """
      ## Use

      ```python
      import json
      from pathlib import Path

      import open_clip
      import torch
      from PIL import Image
      from safetensors.torch import load_file

      folder = Path("%s")
      config = json.loads((folder / "open_clip_config.json").read_text())
      architecture = dict(config.get("model_cfg", config))
      preprocessing = config.get("preprocess_cfg") or {}
      for key in ("preprocess_cfg", "tokenizer"):
          architecture.pop(key, None)
      Path("architecture.json").write_text(json.dumps(architecture))
      open_clip.add_model_config(Path("architecture.json"))
      model, preprocess = open_clip.create_model_from_pretrained(
          "architecture",
          pretrained=str(folder / "open_clip_model.safetensors"),
          image_mean=preprocessing.get("mean"),
          image_std=preprocessing.get("std"),
      )
      head = load_file(folder / "head.safetensors")["head.weight"]
      class_names = json.loads((folder / "class_names.json").read_text())

      with torch.no_grad():
          features = model.eval().encode_image(preprocess(Image.open("image.jpg"))[None], normalize=True)
      print(class_names[(features @ head.T).argmax()])
      ```
      """;

  ModelCard {
    requireNonNull(config, "config is null");
    requireNonNull(report, "report is null");
    requireNonNull(versions, "versions is null");
  }

  /** The page as Markdown. */
  String text() {
    return String.join(
        "\n", frontMatter(), training(), objective(), scores(), USE.formatted(config.trial()));
  }

  private String frontMatter() {
    return """
        ---
        library_name: open_clip
        pipeline_tag: zero-shot-image-classification
        license: other
        base_model: %s
        tags:
        - clip
        - robust-fine-tuning
        - autoft
        ---
        # %s
        """
        .formatted(TextNode.valueOf(config.model()), config.trial());
  }

  private String training() {
    var training = config.training();
    var length = training.finalTraining().map(ModelCard::described).orElse("").concat(steps());
    return """
        Fine-tuned with the objective below, which AutoFT (arXiv 2401.10220) has found or was given.

        | | |
        | --- | --- |
        | pretrained model | %s |
        | trained on | %s, %d images |
        | method | %s, %s |
        | batch | %d, warm-up %d steps, seed %d |
        | made with | AutoFT trainer %s, %s, Java %s, %s |

        `trial.json` is the whole configuration, `result.json` the whole report.
        """
        .formatted(
            cell(config.model()),
            described(config.train()),
            trainingImages,
            training.method(),
            length,
            training.batchSize(),
            training.warmupSteps(report.steps()),
            config.seed(),
            versions.trainer(),
            versions.engine(),
            versions.java(),
            config.precision());
  }

  private static String described(FinalTraining settings) {
    return "epochs: %d, chosen on: %s, ensembling: %s"
        .formatted(settings.epochs(), settings.selectOn(), settings.ensembling());
  }

  private String steps() {
    return ", steps: %d%s"
        .formatted(report.steps(), report.ensemble().map(e -> ", alpha: " + e.alpha()).orElse(""));
  }

  private static String described(DataSetConfig set) {
    return cell(set.source() + set.split().map(split -> ", split " + split).orElse(""));
  }

  private String objective() {
    var terms =
        config.losses().stream().map(loss -> loss.described()).collect(Collectors.joining(", "));
    return """
        ## Objective

        %s; terms over the parameters: %s. %s has the published form of it:

        ```json
        %s
        ```
        """
        .formatted(
            terms.isEmpty() ? "No terms" : terms,
            config.parameterTerms(),
            "`" + PublishedObjective.FILE + "`",
            PublishedObjective.of(config).toJson());
  }

  private String scores() {
    var rows = report.tests().stream().map(ModelCard::row).collect(Collectors.joining());
    return """
        ## Scores

        %s with its standard error. The validation set took part in choosing the objective; the tests were looked at once.

        | set | n | tuned | ensembled |
        | --- | --- | --- | --- |
        %s%s"""
        .formatted(config.metric(), validationRow(), rows);
  }

  /** The report has the score of what was saved. */
  private String validationRow() {
    var score =
        number(
            new Estimate(
                report.score().orElseThrow(), report.metrics().get(TrialReport.STANDARD_ERROR)));
    boolean ensembled = report.ensemble().isPresent();
    return "| oodValidation | %d | %s | %s |\n"
        .formatted(validationImages, ensembled ? "" : score, ensembled ? score : "");
  }

  private static String row(TestResult test) {
    return "| %s | %d | %s | %s |\n"
        .formatted(
            cell(test.name()),
            test.n(),
            number(new Estimate(test.value(), test.standardError())),
            test.ensembled().map(ModelCard::number).orElse(""));
  }

  private static String number(Estimate estimate) {
    return String.format(Locale.ROOT, "%.4f ± %.4f", estimate.value(), estimate.standardError());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
