package io.autoft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cli.admission.Admission.Admitted;
import io.autoft.cli.admission.Admission.Refused;
import io.autoft.cli.admission.StudyAdmission;
import io.autoft.trial.SearchDigest;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the command line says of a study, without a cluster. */
final class LocalAdmission {

  /** What the server says before it tells why it cannot read a document. */
  private static final String UNREADABLE =
      "^AutoFTStudy in version \"v1alpha1\" cannot be handled as a AutoFTStudy: "
          + "(strict decoding error: )?";

  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? Double.compare(one.doubleValue(), other.doubleValue())
              : one.equals(other) ? 0 : 1;

  private final io.autoft.cli.admission.Admission admission;

  private LocalAdmission(io.autoft.cli.admission.Admission admission) {
    this.admission = admission;
  }

  /** Of the text of a file with a new study. */
  static LocalAdmission ofText(String text) {
    return new LocalAdmission(StudyAdmission.admit(text));
  }

  /** Of a new study; empty if the document is none. */
  static Optional<LocalAdmission> of(Document document) {
    return isStudy(document) ? Optional.of(ofText(document.root().toString())) : Optional.empty();
  }

  /** Of a changed study; empty if the document is none. */
  static Optional<LocalAdmission> ofUpdate(Document document, Document stored) {
    return isStudy(document)
        ? Optional.of(
            new LocalAdmission(
                StudyAdmission.admitUpdate(document.root().toString(), stored.root())))
        : Optional.empty();
  }

  /**
   * Both admit the same study, or both refuse it and complain about the same: in the same words,
   * but in any order, for an API server has none.
   */
  void mustAgreeWith(Admission.Answer answer) {
    assertThat(complaints())
        .as("the complaints of the command line, compared with those of the API server")
        .containsExactlyInAnyOrderElementsOf(
            answer.refusal().map(LocalAdmission::complaints).orElse(List.of()));
    answer.stored().ifPresent(this::mustHaveAdmitted);
  }

  private void mustHaveAdmitted(Document stored) {
    var admitted = (Admitted) admission;
    for (var part : List.of("spec", "status")) {
      assertThat(admitted.study().path(part).equals(BY_VALUE, stored.at(part)))
          .as("%s as admitted here: %s, and there: %s", part, admitted.study(), stored.root())
          .isTrue();
    }
    var spec = Serialization.unmarshal(stored.at("spec").toString(), AutoFTStudySpec.class);
    assertThat(admitted.spec()).isEqualTo(spec);
    assertThat(SearchDigest.of(admitted.spec())).isEqualTo(SearchDigest.of(spec));
  }

  private List<String> complaints() {
    return admission instanceof Refused refused ? refused.complaints() : List.of();
  }

  private static List<String> complaints(Status status) {
    var causes = status.getDetails() == null ? null : status.getDetails().getCauses();
    if (causes == null || causes.isEmpty()) {
      return Pattern.compile(", (?=unknown field)|\n")
          .splitAsStream(status.getMessage().replaceFirst(UNREADABLE, ""))
          .map(String::strip)
          .filter(complaint -> !complaint.endsWith("unmarshal errors:"))
          .toList();
    }
    return causes.stream()
        .map(cause -> cause.getField() + ": " + cause.getMessage())
        .distinct()
        .toList();
  }

  private static boolean isStudy(Document document) {
    return document.at("kind").asText().equals("AutoFTStudy");
  }
}
