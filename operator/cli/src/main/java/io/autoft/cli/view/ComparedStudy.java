package io.autoft.cli.view;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.api.v1alpha1.FinalTrainingResult;
import io.autoft.api.v1alpha1.TestScore;
import io.autoft.cli.local.StoredStudy;
import io.autoft.cli.local.StoredTrial;
import io.autoft.contract.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  Optional<StoredTrial> best() {
    var name = study.status().map(AutoFTStudyStatus::best).map(best -> best.trial()).orElse("");
    return trials.stream().filter(trial -> trial.name().equals(name)).findFirst();
  }

  /** The scores of the learned objective's final model, by test. */
  Map<String, TestScore> tests() {
    var tests = new LinkedHashMap<String, TestScore>();
    study
        .status()
        .map(AutoFTStudyStatus::result)
        .map(result -> result.finalTrainings())
        .orElse(List.of())
        .stream()
        .limit(1)
        .map(FinalTrainingResult::tests)
        .flatMap(List::stream)
        .forEach(test -> tests.put(test.name(), test));
    return tests;
  }

  /** What is written of a test; missing of one that the study has not. */
  JsonNode test(String name) {
    var tests = study.spec().at("/data/tests");
    return StreamSupport.stream(tests.spliterator(), false)
        .filter(test -> test.path("name").asText().equals(name))
        .findFirst()
        .orElse(study.spec().path("no such test"));
  }

  Metric metric() {
    return study.study().spec().objective().metric();
  }
}
