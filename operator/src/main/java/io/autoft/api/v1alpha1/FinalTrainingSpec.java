package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;

/** The training that the best objective drives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FinalTrainingSpec(
    Integer epochs,
    Integer warmupSteps,
    Integer batchSize,
    SelectOn selectOn,
    List<BaselineName> compare,
    String output,
    Long timeoutSeconds,
    ResourceRequirements resources) {

  public FinalTrainingSpec {
    epochs = epochs == null ? 20 : epochs;
    warmupSteps = warmupSteps == null ? 500 : warmupSteps;
    batchSize = batchSize == null ? 256 : batchSize;
    selectOn = selectOn == null ? SelectOn.IdValidation : selectOn;
    compare = compare == null ? List.of() : compare;
    timeoutSeconds = timeoutSeconds == null ? 86_400L : timeoutSeconds;
  }
}
