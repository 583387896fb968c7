package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What every object says of itself: checked by the API server's own rules, not by a CRD. */
final class Metadata {

  private static final int LONGEST_NAME = 253;
  private static final String NAME =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

  private static final Set<String> FIELDS =
      Set.of(
          "annotations",
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "labels",
          "managedFields",
          "name",
          "namespace",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private Metadata() {}

  /** The paths of fields that metadata does not have. */
  static List<String> unknownFields(JsonNode metadata) {
    return metadata.properties().stream()
        .map(field -> field.getKey())
        .filter(name -> !FIELDS.contains(name))
        .map("metadata."::concat)
        .toList();
  }

  /** What is wrong with the name. */
  static List<Complaint> complaints(JsonNode metadata) {
    var name = metadata.path("name").asText();
    if (name.isEmpty()) {
      return List.of(Complaint.required("metadata.name", "name or generateName is required"));
    }
    var complaints = new ArrayList<Complaint>();
    if (name.length() > LONGEST_NAME) {
      complaints.add(
          Complaint.invalid(
              "metadata.name", name, "must be no more than %d bytes".formatted(LONGEST_NAME)));
    }
    if (!name.matches(NAME)) {
      complaints.add(
          Complaint.invalid(
              "metadata.name",
              name,
              "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters,"
                  + " '-' or '.', and must start and end with an alphanumeric character (e.g."
                  + " 'example.com', regex used for validation is '"
                  + NAME
                  + "')"));
    }
    return complaints;
  }
}
