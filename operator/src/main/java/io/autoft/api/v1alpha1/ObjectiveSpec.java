package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** What is maximised or minimised outside, and of which terms the learned loss consists. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveSpec(Metric metric, List<Loss> losses) {

  public ObjectiveSpec {
    metric = metric == null ? Metric.Accuracy : metric;
    losses = losses == null ? List.of(Loss.values()) : losses;
  }
}
