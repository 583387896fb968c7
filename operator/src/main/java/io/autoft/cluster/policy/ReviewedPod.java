package io.autoft.cluster.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pod as it would be created, read as what rules ask of it. As JSON: a kind of volume that the
 * client's model does not know is there too.
 */
record ReviewedPod(Field metadata, Field spec) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEMPLATE = "trainer.template";
  private static final String CONTEXT = "securityContext";

  static ReviewedPod of(PodTemplateSpec pod) {
    JsonNode json = JSON.valueToTree(pod);
    var template = new Field(TEMPLATE, json);
    return new ReviewedPod(template.at("metadata"), template.at("spec"));
  }

  /** All containers: the trainer's, those beside it, and those before it. */
  Stream<Field> containers() {
    return Stream.of("containers", "initContainers", "ephemeralContainers")
        .map(spec::at)
        .flatMap(Field::elements);
  }

  Field context() {
    return spec.at(CONTEXT);
  }

  /** The fields of all security contexts, the pod's and its containers', by their path in one. */
  Stream<Field> ofContexts(String... path) {
    return Stream.concat(Stream.of(context()), contextsOfContainers())
        .map(context -> context.at(path));
  }

  Stream<Field> contextsOfContainers() {
    return containers().map(container -> container.at(CONTEXT));
  }

  /** The annotations that begin so. */
  Stream<Field> annotations(String prefix) {
    var annotations = metadata.at("annotations");
    return annotations
        .fieldsExcept(List.of())
        .filter(field -> field.path().startsWith(annotations.path() + "." + prefix));
  }

  Stream<Field> volumes() {
    return spec.at("volumes").elements();
  }

  /** What the projected volumes are made of. */
  Stream<Field> projections() {
    return volumes().flatMap(volume -> volume.at("projected", "sources").elements());
  }

  /** Its probes and hooks that name a host. */
  Stream<Field> hosts() {
    var handlers =
        List.of(
            new String[] {"livenessProbe"},
            new String[] {"readinessProbe"},
            new String[] {"startupProbe"},
            new String[] {"lifecycle", "postStart"},
            new String[] {"lifecycle", "preStop"});
    return containers()
        .flatMap(container -> handlers.stream().map(container::at))
        .flatMap(handler -> Stream.of("httpGet", "tcpSocket").map(kind -> handler.at(kind, "host")))
        .filter(Field::hasText);
  }
}
