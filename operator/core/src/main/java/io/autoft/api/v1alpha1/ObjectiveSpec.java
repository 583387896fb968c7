package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.Loss;
import io.autoft.contract.Metric;
import io.autoft.contract.ParameterTerms;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.stream.Stream;

/** What is maximised or minimised outside, and of which terms the learned loss consists. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.losses) || self.losses.all(l, self.losses.exists_one(m, m == l))",
    message = "losses must name each term at most once",
    fieldPath = ".losses")
@ValidationRule(
    value = "!has(self.reference) || self.reference in self.losses",
    message = "reference must be one of losses",
    fieldPath = ".reference")
@ValidationRule(
    value =
        "!has(self.head) || self.head == 'Trained' || self.lossHead == 'FromText' ||"
            + " 'Contrastive' in self.losses",
    message =
        "head FromText and Searched need a text tower that is trained: name Contrastive among"
            + " losses, or set lossHead to FromText",
    fieldPath = ".head")
@ValidationRule(
    value = "!has(self.lossHead) || self.lossHead == 'Trained' || self.head != 'Trained'",
    message =
        "lossHead FromText needs head FromText or Searched: while predictions come from the"
            + " trained head, so do the logits of the terms",
    fieldPath = ".lossHead")
public record ObjectiveSpec(
    @JsonPropertyDescription(
            "The score of a trial, measured on data.oodValidation: Accuracy (top-1), MacroF1"
                + " (unweighted mean over the classes that occur), WorstGroupAccuracy (lowest"
                + " accuracy over the groups of data.oodValidation.groupColumn), all of which are"
                + " better when higher, or CrossEntropy (mean negative log-likelihood; better when"
                + " lower).")
        @Default("Accuracy")
        Metric metric,
    @JsonPropertyDescription(
            "Terms of the learned loss, each with a weight that is searched, but for that of"
                + " reference. The terms:")
        @Size(min = 1)
        List<Loss> losses,
    @JsonPropertyDescription(
            "What the terms over the parameters are divided by: Mean (the number of trained"
                + " parameters, as published; weights up to 10 are then all but without effect) or"
                + " Sum (nothing).")
        @Default("Mean")
        ParameterTerms parameterTerms,
    @JsonPropertyDescription(
            "The term whose weight is fixed at 1, since only the proportions of weights matter; the"
                + " others are searched relative to it. One of losses, such as CrossEntropy or"
                + " Contrastive. Default: CrossEntropy if it is one of losses, else Contrastive, else"
                + " the first.")
        Loss reference,
    @JsonPropertyDescription(
            "Where the predictions come from: Trained (a linear head that starts as the zero-shot"
                + " one and is trained with the towers), FromText (the tuned text tower, from which"
                + " the head is made before every evaluation, as the baseline FLYP does; worth"
                + " trying with few examples of most classes) or Searched (a category more in the search"
                + " space, the parameter head: 0 is Trained, 1 is FromText). Baselines have the"
                + " head of their method.")
        @Default("Trained")
        Head head,
    @JsonPropertyDescription(
            "With head FromText, where the logits of the terms come from (all but Contrastive and"
                + " those over the parameters): Trained (a linear head that is trained for this"
                + " alone; costs nothing, however many classes) or FromText (the text tower, through"
                + " which a prompt of every class goes at every step, from one template; costs time"
                + " and memory with the number of classes).")
        @Default("Trained")
        LossHead lossHead) {

  public ObjectiveSpec {
    metric = metric == null ? Metric.Accuracy : metric;
    losses = losses == null ? Loss.defaults() : losses;
    parameterTerms = parameterTerms == null ? ParameterTerms.Mean : parameterTerms;
    head = head == null ? Head.Trained : head;
    lossHead = lossHead == null ? LossHead.Trained : lossHead;
  }

  static ObjectiveSpec defaults() {
    return new ObjectiveSpec(null, null, null, null, null, null);
  }

  /** Whether some trials train the text tower. */
  public boolean trainsText() {
    return losses.contains(Loss.Contrastive) || lossHead == LossHead.FromText;
  }

  /** Whether some trials train a head. */
  public boolean trainsHead() {
    return head != Head.FromText
        || (lossHead == LossHead.Trained
            && losses.stream().anyMatch(loss -> loss.kind() == Loss.Kind.Logits));
  }

  /** The term whose weight is 1, which removes the freedom of scale. */
  public Loss fixedLoss() {
    return Stream.concat(
            Stream.ofNullable(reference), Stream.of(Loss.CrossEntropy, Loss.Contrastive))
        .filter(losses::contains)
        .findFirst()
        .orElse(losses.get(0));
  }
}
