package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is maximised or minimised outside, and of which terms the learned loss consists. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.losses) || self.losses.all(l, self.losses.exists_one(m, m == l))",
    message = "losses must name each term at most once",
    fieldPath = ".losses")
public record ObjectiveSpec(
    @JsonPropertyDescription(
            "The score of a trial, measured on data.oodValidation: Accuracy (top-1; higher is"
                + " better) or CrossEntropy (mean negative log-likelihood; lower is better).")
        @Default("Accuracy")
        Metric metric,
    @JsonPropertyDescription(
            "Terms of the learned loss, each with a weight that is searched: CrossEntropy, Hinge"
                + " (margin 1), Contrastive (image-text, as in FLYP), L2Distance (squared distance"
                + " from the pretrained parameters, divided by their number). The weight of"
                + " CrossEntropy, else of Contrastive, else of the first is fixed at 1.")
        @Default("[\"CrossEntropy\", \"Hinge\", \"Contrastive\", \"L2Distance\"]")
        @Size(min = 1, max = 4)
        List<Loss> losses) {

  public ObjectiveSpec {
    metric = metric == null ? Metric.Accuracy : metric;
    losses = losses == null ? List.of(Loss.values()) : losses;
  }
}
