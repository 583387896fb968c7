package io.autoft.cli.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every object says of itself: checked by the API server's own rules, not by a CRD. */
final class Metadata {

  private static final Set<String> TEXTS = Set.of("generateName", "name", "namespace");
  private static final Set<String> MAPS_OF_TEXTS = Set.of("annotations", "labels");

  /** What a server sets, and what only programs write: taken as it is. */
  private static final Set<String> UNREAD =
      Set.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  private Metadata() {}

  /** Why the metadata cannot even be read: in the order of the fields, only the first is told. */
  static Optional<String> unreadable(JsonNode metadata) {
    if (metadata.isMissingNode() || metadata.isNull()) {
      return Optional.empty();
    }
    if (!metadata.isObject()) {
      return Optional.of(
          "json: cannot unmarshal %s into Go value of type v1.ObjectMeta"
              .formatted(goType(metadata)));
    }
    return sorted(metadata).entrySet().stream()
        .flatMap(field -> unreadable(field.getKey(), field.getValue()))
        .findFirst();
  }

  private static Stream<String> unreadable(String name, JsonNode value) {
    if (TEXTS.contains(name)) {
      return wrong(name, "string", Stream.of(value), JsonNode::isTextual);
    }
    if (!MAPS_OF_TEXTS.contains(name)) {
      return Stream.empty();
    }
    return value.isObject()
        ? wrong(name, "string", sorted(value).values().stream(), JsonNode::isTextual)
        : wrong(name, "map[string]string", Stream.of(value), JsonNode::isObject);
  }

  private static Stream<String> wrong(
      String name, String type, Stream<JsonNode> values, Predicate<JsonNode> right) {
    return values
        .filter(value -> !value.isNull() && !right.test(value))
        .map(
            value ->
                "json: cannot unmarshal %s into Go struct field ObjectMeta.%s of type %s"
                    .formatted(goType(value), name, type));
  }

  private static String goType(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "bool";
      case NUMBER -> "number";
      default -> JsonType.of(value);
    };
  }

  /** The paths of fields that metadata does not have. */
  static Stream<String> unknownFields(JsonNode metadata) {
    return metadata.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !TEXTS.contains(name))
        .filter(name -> !MAPS_OF_TEXTS.contains(name))
        .filter(name -> !UNREAD.contains(name))
        .map("metadata."::concat);
  }

  /**
   * What is wrong with the name, labels and annotations.
   *
   * @param old of the study that is there, whose name it must be; else missing
   */
  static List<Complaint> complaints(JsonNode metadata, JsonNode old) {
    var complaints = new ArrayList<Complaint>();
    var name = metadata.path("name").asText();
    if (name.isEmpty()) {
      complaints.add(Complaint.required("metadata.name", "name or generateName is required"));
    } else {
      add("name", name, QualifiedName.complaintsAboutSubdomain(name), complaints);
    }
    if (old.has("name") && !old.get("name").equals(metadata.path("name"))) {
      complaints.add(Complaint.invalid("metadata.name", name, "field is immutable"));
    }
    for (var label : metadata.path("labels").properties()) {
      var value = label.getValue().asText();
      add("labels", label.getKey(), QualifiedName.complaintsAboutKey(label.getKey()), complaints);
      add("labels", value, QualifiedName.complaintsAboutLabel(value), complaints);
    }
    for (var annotation : metadata.path("annotations").properties()) {
      var key = annotation.getKey();
      add(
          "annotations",
          key,
          QualifiedName.complaintsAboutKey(key.toLowerCase(Locale.ROOT)),
          complaints);
    }
    return complaints;
  }

  private static void add(
      String field, String value, List<String> details, List<Complaint> complaints) {
    details.forEach(
        detail -> complaints.add(Complaint.invalid("metadata." + field, value, detail)));
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    var fields = new TreeMap<String, JsonNode>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }
}
