package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The data sets of a study. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataSpec(
    DataSetReference train,
    DataSetReference oodValidation,
    DataSetReference idValidation,
    List<TestSetReference> tests) {

  public DataSpec {
    tests = tests == null ? List.of() : tests;
  }
}
