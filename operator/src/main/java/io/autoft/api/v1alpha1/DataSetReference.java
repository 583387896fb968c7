package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** A data set. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataSetReference(
    String source, String split, Map<String, String> options, Integer maxExamples) {

  public DataSetReference {
    options = options == null ? Map.of() : options;
  }
}
