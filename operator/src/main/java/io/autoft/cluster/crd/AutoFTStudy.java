package io.autoft.cluster.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Learns how to fine-tune a model. */
@Group(ApiNames.GROUP)
@Version(ApiNames.VERSION)
@Kind(ApiNames.STUDY)
@ShortNames("afs")
@Categories("autoft")
@JsonClassDescription(
    "Learns how to fine-tune a model: searches the weights of the loss and the settings of the"
        + " optimizer with which a model, fine-tuned on in-distribution data, is best on a small"
        + " out-of-distribution validation set, then trains a model with what it found.")
@ValidationRule(
    value =
        "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && size(self.metadata.name) <="
            + " 52",
    message =
        "metadata.name must begin with a letter, end with a letter or digit, have only lower-case"
            + " letters, digits and '-' between, and be at most 52 characters long, because Jobs"
            + " are named after it")
@ValidationRule(
    value = Immutability.UNSCORED + " || self.spec.model == oldSelf.spec.model",
    message = "model " + Immutability.UNTIL_SCORED,
    fieldPath = ".spec.model")
@ValidationRule(
    value = Immutability.UNSCORED + " || self.spec.data == oldSelf.spec.data",
    message = "data " + Immutability.UNTIL_SCORED,
    fieldPath = ".spec.data")
@ValidationRule(
    value = Immutability.UNSCORED + " || self.spec.objective == oldSelf.spec.objective",
    message = "objective " + Immutability.UNTIL_SCORED,
    fieldPath = ".spec.objective")
@ValidationRule(
    value = Immutability.UNSCORED + " || self.spec.search == oldSelf.spec.search",
    message = "search " + Immutability.UNTIL_SCORED,
    fieldPath = ".spec.search")
@ValidationRule(
    value =
        Immutability.NO_CONFIRMATION
            + " || has(self.spec.confirmation) == has(oldSelf.spec.confirmation)"
            + " && (!has(self.spec.confirmation)"
            + " || self.spec.confirmation == oldSelf.spec.confirmation)",
    message = "confirmation may change only until it has begun; " + Immutability.ALWAYS,
    fieldPath = ".spec.confirmation")
@ValidationRule(
    value =
        Immutability.NO_FINAL_TRAINING
            + " || has(self.spec.finalTraining) == has(oldSelf.spec.finalTraining)"
            + " && (!has(self.spec.finalTraining)"
            + " || self.spec.finalTraining.seeds == oldSelf.spec.finalTraining.seeds"
            + " && self.spec.finalTraining.epochs == oldSelf.spec.finalTraining.epochs"
            + " && has(self.spec.finalTraining.warmupSteps)"
            + " == has(oldSelf.spec.finalTraining.warmupSteps)"
            + " && (!has(self.spec.finalTraining.warmupSteps)"
            + " || self.spec.finalTraining.warmupSteps == oldSelf.spec.finalTraining.warmupSteps)"
            + " && self.spec.finalTraining.batchSize == oldSelf.spec.finalTraining.batchSize"
            + " && self.spec.finalTraining.selectOn == oldSelf.spec.finalTraining.selectOn"
            + " && self.spec.finalTraining.ensembling == oldSelf.spec.finalTraining.ensembling"
            + " && self.spec.finalTraining.testedAlphas == oldSelf.spec.finalTraining.testedAlphas"
            + " && self.spec.finalTraining.output == oldSelf.spec.finalTraining.output"
            + " && has(self.spec.finalTraining.compare)"
            + " == has(oldSelf.spec.finalTraining.compare)"
            + " && (!has(self.spec.finalTraining.compare)"
            + " || self.spec.finalTraining.compare == oldSelf.spec.finalTraining.compare))",
    message =
        "finalTraining may change only until it has begun, but for timeoutSeconds and resources; "
            + Immutability.ALWAYS,
    fieldPath = ".spec.finalTraining")
@AdditionalPrinterColumn(name = "Stage", jsonPath = ".status.stage")
@AdditionalPrinterColumn(name = "Trials", jsonPath = ".status.summary.trials")
@AdditionalPrinterColumn(
    name = "Running",
    jsonPath = ".status.trials.running",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Best", jsonPath = ".status.summary.best")
@AdditionalPrinterColumn(name = "Baseline", jsonPath = ".status.summary.baseline")
@AdditionalPrinterColumn(name = "Improvement", jsonPath = ".status.summary.improvement")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Metric", jsonPath = ".spec.objective.metric", priority = 1)
@AdditionalPrinterColumn(
    name = "Failed",
    jsonPath = ".status.trials.failed",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(name = "GPU-Hours", jsonPath = ".status.summary.gpuHours", priority = 1)
@AdditionalPrinterColumn(name = "Ends", jsonPath = ".status.budget.endTime", priority = 1)
public class AutoFTStudy extends CustomResource<AutoFTStudySpec, AutoFTStudyStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  @Override
  protected AutoFTStudySpec initSpec() {
    return null;
  }

  @Override
  protected AutoFTStudyStatus initStatus() {
    return null;
  }
}
