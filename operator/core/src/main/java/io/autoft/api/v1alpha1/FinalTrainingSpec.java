package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.Ensembling;
import io.autoft.contract.SelectOn;
import io.autoft.contract.TestedAlphas;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;

/** The training that the best objective drives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "self.output.matches('^("
            + Formats.CLAIM
            + "|"
            + Formats.FILE
            + ")$') && !self.output.matches('"
            + Formats.RELATIVE
            + "')",
    message = "output must be pvc://claim, pvc://claim/path or file:///path; " + Formats.PATH,
    fieldPath = ".output")
@ValidationRule(
    value = "!has(self.compare) || self.compare.all(b, self.compare.exists_one(c, c == b))",
    message = "compare must name each baseline at most once",
    fieldPath = ".compare")
@ValidationRule(
    value =
        "!has(self.compare) || !('LPFT' in self.compare) || !has(self.epochs) || self.epochs >= 2",
    message = "epochs must be at least 2 while compare has LPFT, which trains in two halves",
    fieldPath = ".epochs")
@ValidationRule(
    value = "self.testedAlphas != 'All' || self.ensembling != 'None'",
    message =
        "testedAlphas may be All only while ensembling is WiSEFT; with ensembling: None, which mixes"
            + " nothing, it must be Chosen",
    fieldPath = ".testedAlphas")
public record FinalTrainingSpec(
    @JsonPropertyDescription(
            "Trainings of each model, each with a seed of its own, the same ones for all models, so"
                + " that they are compared seed by seed. Means over the seeds are reported; the"
                + " checkpoint is that of the training that is best on selectOn (None: the first)."
                + " The others stay beside it.")
        @Default("1")
        @Min(1)
        @Max(10)
        Integer seeds,
    @JsonPropertyDescription("Passes over data.train.") @Default("20") @Min(1) @Max(10000)
        Integer epochs,
    @JsonPropertyDescription(
            "Steps over which the learning rate rises to its peak, before it falls along a cosine."
                + " Default: a tenth of all steps, at most 500.")
        @Min(0)
        @Max(1e6)
        Integer warmupSteps,
    @JsonPropertyDescription("Training examples of a step.") @Default("256") @Min(1) @Max(65536)
        Integer batchSize,
    @JsonPropertyDescription(
            "The validation set whose metric picks the epoch to keep, and the mixture of"
                + " ensembling: IdValidation (data.idValidation), OodValidation"
                + " (data.oodValidation, which the search has used already) or None (the last"
                + " epoch, not mixed).")
        @Default("IdValidation")
        SelectOn selectOn,
    @JsonPropertyDescription(
            "How the tuned and the pretrained parameters are combined: WiSEFT (weighted means"
                + " along the line between them; the tests are evaluated with and without) or"
                + " None.")
        @Default("WiSEFT")
        Ensembling ensembling,
    @JsonPropertyDescription(
            "The mixtures of WiSEFT that the tests are evaluated at, beside the tuned parameters:"
                + " Chosen (the one that is kept) or All (alpha = 0, 0.1 .. 1, for figures of the"
                + " whole curve). All costs up to ten more evaluations of each test; the"
                + " values are in the checkpoint's ensemble.json and take part in no choice.")
        @Default("Chosen")
        TestedAlphas testedAlphas,
    @JsonPropertyDescription(
            "Baselines that are trained and tested in the same way, so that a gain on the tests can"
                + " be seen: ZeroShot (not trained, only tested), LinearProbe, FineTuning, LPFT, L2SP,"
                + " LogitAdjusted, FLYP, as in search.baselines.")
        @Size(max = 7)
        List<BaselineName> compare,
    @JsonPropertyDescription(
            "Where the checkpoint goes: pvc://claim or pvc://claim/path (a folder on a"
                + " PersistentVolumeClaim of this namespace) or file:///path (a folder in the"
                + " trainer's container, on a volume from trainer.template).")
        @Required
        @Size(min = 1, max = 1024)
        String output,
    @JsonPropertyDescription("The trainer ends itself after this many seconds.")
        @Default("86400")
        @Min(1)
        @Max(2592000)
        Long timeoutSeconds,
    @JsonPropertyDescription(
            "Compute resources of the trainer's container. Default: trainer.resources.")
        @SchemaFrom(type = ComputeResources.class)
        ResourceRequirements resources) {

  public FinalTrainingSpec {
    seeds = seeds == null ? 1 : seeds;
    epochs = epochs == null ? 20 : epochs;
    batchSize = batchSize == null ? 256 : batchSize;
    selectOn = selectOn == null ? SelectOn.IdValidation : selectOn;
    ensembling = ensembling == null ? Ensembling.WiSEFT : ensembling;
    testedAlphas = testedAlphas == null ? TestedAlphas.Chosen : testedAlphas;
    compare = compare == null ? List.of() : compare;
    timeoutSeconds = timeoutSeconds == null ? 86_400L : timeoutSeconds;
  }
}
