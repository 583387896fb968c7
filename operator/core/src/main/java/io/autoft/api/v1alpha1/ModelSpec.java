package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.autoft.contract.Precision;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The pretrained model. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = Formats.IS_SOURCE, message = Formats.SOURCES, fieldPath = ".source")
public record ModelSpec(
    @JsonPropertyDescription(
            "Where the pretrained model is: demo://name (shipped with the trainer image),"
                + " pvc://claim/path (a folder on a PersistentVolumeClaim of this namespace,"
                + " mounted read-only) or file:///path (a folder in the trainer's container). The"
                + " folder holds open_clip_config.json and open_clip_model.safetensors.")
        @Required
        @Size(min = 1, max = 1024)
        String source,
    @JsonPropertyDescription(
            "Numbers in which the model is run: FP32, or BF16 (forward and backward pass in"
                + " bfloat16: faster on hardware with operators for it, which are NVIDIA's GPUs"
                + " since Ampere and some CPUs). Parameters and the optimizer's state are float32"
                + " in any case.")
        @Default("FP32")
        Precision precision) {

  public ModelSpec {
    precision = precision == null ? Precision.FP32 : precision;
  }
}
