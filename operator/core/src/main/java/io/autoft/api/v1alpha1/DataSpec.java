package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.Sampling;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The data sets of a study.
 *
 * @param oodValidation is small by design, so its examples are balanced by default: with few of
 *     them, a metric over classes would otherwise not see the rare ones
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.promptTemplates) || self.promptTemplates.all(t, t.contains('{}'))",
    message = "every one of promptTemplates must contain {}, the place of the class name",
    fieldPath = ".promptTemplates")
public record DataSpec(
    @JsonPropertyDescription(
            "The in-distribution training set. The inner loop of every trial and the final training"
                + " learn from it.")
        @Required
        DataSetReference train,
    @JsonPropertyDescription(
            "A small validation set from another distribution than the training set. Its metric is"
                + " the score that the search improves; nothing is trained on it.")
        @Required
        DataSetReference oodValidation,
    @JsonPropertyDescription(
            "An in-distribution validation set, from which final training picks the epoch to keep"
                + " and the mixture with the pretrained model. Needed where"
                + " finalTraining.selectOn is IdValidation.")
        DataSetReference idValidation,
    @JsonPropertyDescription(
            "Sets that are evaluated once, after final training. The search never sees them.")
        @Size(max = 20)
        List<TestSetReference> tests,
    @JsonPropertyDescription(
            "Names of the classes in the order of the labels, as they are put into prompts."
                + " Default: those of data.train.")
        @Size(max = 2000)
        List<@Size(min = 1, max = 256) String> classNames,
    @JsonPropertyDescription(
            "Prompts, with {} in the place of the class name; the head starts from their mean, and"
                + " Contrastive draws one a batch. Default: those of data.train, else \"a photo"
                + " of a {}.\".")
        @Size(max = 100)
        List<@Size(min = 2, max = 256) String> promptTemplates) {

  public DataSpec {
    train = train == null ? null : train.orSampled(Sampling.Random);
    oodValidation = oodValidation == null ? null : oodValidation.orSampled(Sampling.ClassBalanced);
    idValidation = idValidation == null ? null : idValidation.orSampled(Sampling.Random);
    tests = tests == null ? List.of() : tests;
    classNames = classNames == null ? List.of() : classNames;
    promptTemplates = promptTemplates == null ? List.of() : promptTemplates;
  }
}
