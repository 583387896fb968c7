package io.autoft.cluster.crd;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTTrialSpec;
import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Objects;

/** One evaluation of one objective. */
@Group(ApiNames.GROUP)
@Version(ApiNames.VERSION)
@Kind(ApiNames.TRIAL)
// As they would be anyway, but not made anew for each of tens of thousands of objects.
@Singular("autofttrial")
@Plural("autofttrials")
@ShortNames("aft")
@Categories("autoft")
@JsonClassDescription(
    "One evaluation of one objective, created by the operator: the spec is what was proposed and"
        + " never changes, the status is what was observed.")
@ValidationRule(
    value =
        "self.metadata.name.startsWith(self.spec.study + '-')"
            + " && self.metadata.name.matches('-([0-9]{4}|[1-9][0-9]{4,5})$')"
            + " && int(self.metadata.name.substring(size(self.spec.study) + 1))"
            + " == self.spec.number",
    message = "metadata.name must be the study's name, '-' and the number in four digits or more")
@AdditionalPrinterColumn(
    name = "Number",
    jsonPath = ".spec.number",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Purpose", jsonPath = ".spec.purpose")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Progress", jsonPath = ".status.progress")
@AdditionalPrinterColumn(name = "Score", jsonPath = ".status.scoreText")
@AdditionalPrinterColumn(name = "Duration", jsonPath = ".status.duration")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Node", jsonPath = ".status.node", priority = 1)
@AdditionalPrinterColumn(
    name = "Attempts",
    jsonPath = ".status.attempts",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Disruptions",
    jsonPath = ".status.disruptions",
    type = AdditionalPrinterColumn.Type.INTEGER,
    priority = 1)
public class AutoFTTrial extends CustomResource<AutoFTTrialSpec, AutoFTTrialStatus>
    implements Namespaced {

  private static final long serialVersionUID = 1L;

  @Override
  protected AutoFTTrialSpec initSpec() {
    return null;
  }

  @Override
  protected AutoFTTrialStatus initStatus() {
    return null;
  }

  /** The framework collects a study's trials in a set, at every pass: not from all of each. */
  @Override
  public int hashCode() {
    return Objects.hashCode(getMetadata().getName());
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }
}
