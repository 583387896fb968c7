package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What is known before the search begins. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.studies.all(s, self.studies.exists_one(t, t == s))",
    message = "studies must name each study at most once",
    fieldPath = ".studies")
public record WarmStartSpec(
    @JsonPropertyDescription(
            "Names of AutoFTStudies of this namespace. What their search trials scored is copied"
                + " into the ConfigMap <study>-warm-start when this study begins, and shown to the"
                + " sampler as history from before. They must have the same model, data.train,"
                + " data.oodValidation, class names and templates, objective and inner loop, so"
                + " that their scores can be compared with this study's, and the same seed where"
                + " maxExamples or examplesPerClass of these sets makes it choose the examples;"
                + " bounds, other seeds and sampler may differ, and trials outside this study's bounds are"
                + " left out.")
        @Required
        @Size(min = 1, max = 10)
        List<@Size(min = 1, max = 52) String> studies) {

  public WarmStartSpec {
    studies = List.copyOf(studies);
  }
}
