package io.autoft.cli.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.cli.json.ApiJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Takes or refuses study files as the API server of a cluster with the CRD does. */
public final class StudyAdmission {

  private static final Schema SCHEMA = StudySchema.read();
  private static final RuleCheck RULES = new RuleCheck();

  private StudyAdmission() {}

  /**
   * What becomes of a new study.
   *
   * @param text of a file in YAML or JSON with one AutoFTStudy, among other objects perhaps
   */
  public static Admission admit(String text) {
    return decide(text, MissingNode.getInstance());
  }

  /**
   * What becomes of a study whose file has been edited. Its status is that of the stored study,
   * whatever the file says.
   *
   * @param text as for a new study
   * @param stored the study as it was admitted, with its status as it is now
   */
  public static Admission admitUpdate(String text, JsonNode stored) {
    var old = Numbers.normalized(stored);
    Defaults.fillIn(old, SCHEMA);
    return decide(text, old);
  }

  private static Admission decide(String text, JsonNode old) {
    var manifest = Manifest.read(text);
    if (!manifest.complaints().isEmpty()) {
      return new Admission.Refused(manifest.complaints());
    }
    var studies = manifest.objects(ApiNames.STUDY);
    return studies.size() == 1
        ? decide(studies.get(0), old)
        : new Admission.Refused(List.of(manifest.notOne(ApiNames.STUDY)));
  }

  private static Admission decide(ObjectNode study, JsonNode old) {
    var unreadable = unreadable(study);
    if (!unreadable.isEmpty()) {
      return new Admission.Refused(unreadable);
    }
    Defaults.fillIn(study, SCHEMA);
    study.remove("status");
    if (old.has("status")) {
      study.set("status", old.get("status"));
    }
    var complaints = complaints(study, old);
    if (!complaints.isEmpty()) {
      return new Admission.Refused(
          complaints.stream().map(Complaint::toString).distinct().toList());
    }
    // Again, since a new study's status is a default as well.
    Defaults.fillIn(study, SCHEMA);
    return admitted(study);
  }

  private static List<String> unreadable(ObjectNode study) {
    var metadata = study.path("metadata");
    return Metadata.unreadable(metadata)
        .map(List::of)
        .orElseGet(
            () ->
                Stream.concat(
                        Metadata.unknownFields(metadata), UnknownFields.of(study, SCHEMA).stream())
                    .map("unknown field \"%s\""::formatted)
                    .toList());
  }

  private static List<Complaint> complaints(ObjectNode study, JsonNode old) {
    if (!study.path("apiVersion").asText().equals(ApiNames.API_VERSION)) {
      return List.of(
          Complaint.invalid(
              "apiVersion", study.path("apiVersion"), "must be " + ApiNames.API_VERSION));
    }
    var complaints =
        new ArrayList<>(Metadata.complaints(study.path("metadata"), old.path("metadata")));
    complaints.addAll(SchemaCheck.complaints(study, old, SCHEMA));
    if (ListKeys.duplicates(old, SCHEMA).isEmpty()) {
      complaints.addAll(ListKeys.duplicates(study, SCHEMA));
    }
    if (complaints.stream().anyMatch(Complaint::blocking)) {
      complaints.add(
          Complaint.invalid(
              Complaint.OBJECT,
              NullNode.getInstance(),
              "some validation rules were not checked because the object was invalid; correct the"
                  + " existing errors to complete validation"));
    } else {
      complaints.addAll(RULES.complaints(study, old, SCHEMA));
    }
    return complaints;
  }

  private static Admission admitted(ObjectNode study) {
    try {
      // From text, so that numbers in the template have the types that a client reads.
      var spec = ApiJson.MAPPER.readValue(study.get("spec").toString(), AutoFTStudySpec.class);
      return new Admission.Admitted(study.at("/metadata/name").textValue(), study, spec);
    } catch (JsonProcessingException e) {
      // What another version stored, which an update may leave as it is.
      return new Admission.Refused(
          List.of("spec: this version cannot read it: " + e.getOriginalMessage()));
    }
  }
}
