package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** How a final training mixed the tuned with the pretrained parameters (WiSE-FT). */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnsembleCurve(
    @JsonPropertyDescription(
            "Share of the tuned parameters in the checkpoint: 0 is the pretrained model, 1 the"
                + " tuned one.")
        @Required
        @Min(0)
        @Max(1)
        double alpha,
    @JsonPropertyDescription(
            "The study's metric on data.idValidation for alpha = 0, 0.1 and so on to 1.")
        @Size(max = 16)
        List<Double> idValidation,
    @JsonPropertyDescription(
            "The study's metric on data.oodValidation for alpha = 0, 0.1 and so on to 1.")
        @Size(max = 16)
        List<Double> oodValidation) {

  public EnsembleCurve {
    idValidation = idValidation == null ? List.of() : idValidation;
    oodValidation = oodValidation == null ? List.of() : oodValidation;
  }
}
