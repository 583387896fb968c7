package io.autoft.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** The study as a page, as far as there is one. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportStatus(
    @JsonPropertyDescription("The file: pvc://claim/path.html.") @Size(max = 1200) String location,
    @JsonPropertyDescription(
            "The completionTime of the study that the page shows. A study that went on and has ended"
                + " again gets another page.")
        @Size(max = 64)
        String studyCompletionTime,
    @JsonPropertyDescription("When the file was seen to be written; not there before that.")
        @Size(max = 64)
        String writtenTime) {}
