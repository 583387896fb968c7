package io.autoft.cli.export.optuna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.TrialPurpose;
import io.autoft.cli.export.ExportedStudy;
import java.util.Optional;

/** What Optuna's study has as attributes of its own: where the scores come from. */
final class StudyAttributes {

  private StudyAttributes() {}

  static ObjectNode of(TrialPurpose purpose, ExportedStudy study) {
    var attributes = JsonNodeFactory.instance.objectNode();
    attributes.put("purpose", purpose.name());
    study.version().ifPresent(version -> attributes.put("autoft", version));
    Optional.ofNullable(study.status().stage()).ifPresent(stage -> attributes.put("stage", stage));
    settings(study.spec(), attributes);
    Optional.ofNullable(study.status().baseline())
        .ifPresent(
            best ->
                attributes
                    .put("bestBaseline", best.name().name())
                    .put("bestBaselineScore", best.score()));
    Optional.ofNullable(study.status().result())
        .ifPresent(result -> attributes.put("chosenTrial", result.trial()));
    Optional.ofNullable(study.status().confirmation())
        .ifPresent(confirmation -> attributes.put("confirmedMean", confirmation.mean()));
    return attributes;
  }

  private static void settings(AutoFTStudySpec spec, ObjectNode attributes) {
    attributes.put("metric", spec.objective().metric().name());
    attributes.put("model", spec.model().source());
    attributes.put("train", spec.data().train().source());
    attributes.put("oodValidation", spec.data().oodValidation().source());
    attributes.put("sampler", spec.search().sampler().name());
    attributes.put("seed", spec.search().seed());
  }
}
