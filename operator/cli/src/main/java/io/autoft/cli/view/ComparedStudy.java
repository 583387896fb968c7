package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.stored.StoredStudy;
import io.autoft.cli.stored.StoredTrial;
import io.autoft.contract.Metric;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A study with its trials, beside others.
 *
 * @param label by which the user knows it
 */
public record ComparedStudy(String label, StoredStudy study, List<StoredTrial> trials) {

  public ComparedStudy {
    requireNonNull(label, "label is null");
    requireNonNull(study, "study is null");
    trials = List.copyOf(trials);
  }

  StudyOutcome outcome() {
    return new StudyOutcome(metric(), study.status().orElseGet(AutoFTStudyStatus::none), trials);
  }

  /** What is written of a test; missing of one that the study has not. */
  JsonNode test(String name) {
    var tests = study.spec().at("/data/tests");
    return StreamSupport.stream(tests.spliterator(), false)
        .filter(test -> test.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  Metric metric() {
    return study.study().spec().objective().metric();
  }
}
