package io.autoft.cli.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.Admission.Refused;
import io.autoft.testing.Document;
import java.util.List;

/** A study file to start tests from, and what becomes of others. */
final class StudyFiles {

  static final Document STUDY =
      Document.of(
          """
          apiVersion: autoft.io/v1alpha1
          kind: AutoFTStudy
          metadata: {name: wildlife}
          spec:
            model: {source: demo://clip}
            data:
              train: {source: demo://shapes, split: train}
              oodValidation: {source: demo://shapes, split: ood-validation}
            trainer: {image: ghcr.io/autoft/trainer:0.1.0}
          """);

  static final String SOURCE =
      "source must be demo://name, pvc://claim/path or file:///path; a path consists of letters,"
          + " digits and ._@+=- and has no folders '.' and '..'";

  private StudyFiles() {}

  static Admitted admitted(Document study) {
    var admission = StudyAdmission.admit(study.root().toString());
    assertThat(admission).isInstanceOf(Admitted.class);
    return (Admitted) admission;
  }

  static List<String> complaints(Document study) {
    return complaints(study.root().toString());
  }

  static List<String> complaints(String text) {
    return complaints(StudyAdmission.admit(text));
  }

  static List<String> complaints(Admission admission) {
    return admission instanceof Refused refused ? refused.complaints() : List.of();
  }
}
