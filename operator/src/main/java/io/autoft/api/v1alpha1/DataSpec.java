package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The data sets of a study. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.tests) || self.tests.all(t, self.tests.exists_one(u, u.name == t.name))",
    message = "the names of tests must be unique",
    fieldPath = ".tests")
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
            "An in-distribution validation set, from which final training picks the epoch to keep."
                + " Needed where finalTraining.selectOn is IdValidation.")
        DataSetReference idValidation,
    @JsonPropertyDescription(
            "Sets that are evaluated once, after final training. The search never sees them.")
        @Size(max = 20)
        List<TestSetReference> tests) {

  public DataSpec {
    tests = tests == null ? List.of() : tests;
  }
}
