package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/** Numbers of trials of all purposes. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCounts(
    int total,
    int running,
    int succeeded,
    int diverged,
    int failed,
    int finalTrainings,
    int disruptions) {}
