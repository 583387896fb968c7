package io.autoft.cli.stored;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.autoft.api.v1alpha1.ApiNames;
import io.autoft.api.v1alpha1.AutoFTStudySpec;
import io.autoft.api.v1alpha1.AutoFTStudyStatus;
import io.autoft.cli.json.ApiJson;
import io.autoft.trial.Study;
import java.util.Optional;

/**
 * A study as its folder has it.
 *
 * @param generation grows with each change of the spec
 * @param version of the tool that wrote it
 * @param spec with all defaults
 * @param status empty until something has been found
 */
public record StoredStudy(
    String name,
    long generation,
    String version,
    JsonNode spec,
    Optional<AutoFTStudyStatus> status) {

  /** Name of its file. */
  public static final String FILE = "study.json";

  private static final String VERSION = "autoft.io/version";

  public StoredStudy {
    requireNonNull(name, "name is null");
    requireNonNull(version, "version is null");
    requireNonNull(spec, "spec is null");
    requireNonNull(status, "status is null");
  }

  /** The same with another status. */
  public StoredStudy with(AutoFTStudyStatus next) {
    return new StoredStudy(name, generation, version, spec, Optional.of(next));
  }

  /** The study as its trials see it. */
  public Study study() {
    return Study.of(name, Documents.read(spec, AutoFTStudySpec.class, FILE));
  }

  /** The object that a cluster would have. */
  public ObjectNode object() {
    var object = Documents.object(ApiNames.STUDY, name);
    var metadata = object.withObject("/metadata");
    metadata.put("generation", generation);
    metadata.putObject("annotations").put(VERSION, version);
    object.set("spec", spec);
    status.ifPresent(s -> object.set("status", ApiJson.MAPPER.valueToTree(s)));
    return object;
  }

  /** Reads an object as {@link #object} writes it, and as a cluster has it. */
  public static StoredStudy of(JsonNode object) {
    return new StoredStudy(
        object.at("/metadata/name").asText(),
        object.at("/metadata/generation").asLong(1),
        object.path("metadata").path("annotations").path(VERSION).asText(),
        object.path("spec"),
        Optional.of(object.path("status"))
            .filter(JsonNode::isObject)
            .map(status -> Documents.read(status, AutoFTStudyStatus.class, FILE)));
  }
}
