package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** The part of {@code ResourceRequirements} that a study can set. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComputeResources(
    @JsonPropertyDescription(
            "The most that the container may use, such as {cpu: 2, memory: 4Gi, nvidia.com/gpu:"
                + " 1}.")
        @Size(max = 32)
        Map<String, Quantity> limits,
    @JsonPropertyDescription("What the scheduler reserves for the container. Default: the limits.")
        @Size(max = 32)
        Map<String, Quantity> requests) {}
