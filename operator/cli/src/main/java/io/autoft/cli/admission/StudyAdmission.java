package io.autoft.cli.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes or refuses study files as the API server of a cluster with the CRD does. */
public final class StudyAdmission {

  private static final String API_VERSION = "autoft.io/v1alpha1";
  private static final String KIND = "AutoFTStudy";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Schema schema = StudySchema.read();
  private final RuleCheck rules = new RuleCheck();

  /** What becomes of a new study, from the text of a YAML or JSON file. */
  public static Admission admit(String text) {
    return new StudyAdmission().decide(text, MissingNode.getInstance());
  }

  /**
   * What becomes of a changed file of a study that is there.
   *
   * @param stored the study as it is, spec and status
   */
  public static Admission admitUpdate(String text, JsonNode stored) {
    return new StudyAdmission().decide(text, Numbers.normalized(stored));
  }

  private Admission decide(String text, JsonNode stored) {
    var manifest = Manifest.read(text);
    if (!manifest.complaints().isEmpty()) {
      return new Admission.Refused(manifest.complaints());
    }
    var studies =
        manifest.documents().stream()
            .filter(document -> document.path("kind").asText().equals(KIND))
            .toList();
    if (studies.size() == 1 && studies.get(0) instanceof ObjectNode study) {
      return decide(study, stored);
    }
    return new Admission.Refused(List.of("there must be one %s".formatted(KIND)));
  }

  private Admission decide(ObjectNode study, JsonNode stored) {
    var unknown =
        Stream.concat(
                Metadata.unknownFields(study.path("metadata")).stream(),
                UnknownFields.of(study, schema).stream())
            .map(path -> "unknown field \"%s\"".formatted(path))
            .toList();
    if (!unknown.isEmpty()) {
      return new Admission.Refused(unknown);
    }
    Defaults.fillIn(study, schema);
    study.remove("status");
    if (stored.has("status")) {
      study.set("status", stored.get("status"));
    }
    var complaints = complaints(study, stored);
    if (!complaints.isEmpty()) {
      return new Admission.Refused(
          complaints.stream().map(Complaint::toString).distinct().collect(Collectors.toList()));
    }
    Defaults.fillIn(study, schema);
    return admitted(study);
  }

  private List<Complaint> complaints(ObjectNode study, JsonNode stored) {
    var complaints = new ArrayList<Complaint>();
    if (!study.path("apiVersion").asText().equals(API_VERSION)) {
      return List.of(
          Complaint.invalid("apiVersion", study.path("apiVersion"), "must be " + API_VERSION));
    }
    complaints.addAll(Metadata.complaints(study.path("metadata")));
    complaints.addAll(SchemaCheck.complaints(study, stored, schema));
    complaints.addAll(ListKeys.duplicates(study, schema));
    if (complaints.stream().anyMatch(Complaint::blocking)) {
      complaints.add(
          Complaint.invalid(
              Complaint.OBJECT,
              com.fasterxml.jackson.databind.node.NullNode.getInstance(),
              "some validation rules were not checked because the object was invalid; correct the"
                  + " existing errors to complete validation"));
    } else {
      complaints.addAll(rules.complaints(study, stored, schema));
    }
    return complaints;
  }

  private static Admission admitted(ObjectNode study) {
    try {
      return new Admission.Admitted(
          study.at("/metadata/name").textValue(),
          study,
          JSON.readValue(study.get("spec").toString(), AutoFTStudySpec.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an admitted study cannot be read", e);
    }
  }
}
