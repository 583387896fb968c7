package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.cluster.BoundedParser;
import io.autoft.cluster.Labels;
import io.autoft.contract.Contract;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a user's pod template may not set, because a trial depends on it. Nor may it take that away:
 * a null counts as a value, and the pod and the trainer's container cannot be replaced whole.
 */
final class TemplateChecks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESERVED_VARIABLES = "AUTOFT_";
  private static final List<String> METADATA = List.of("labels", "annotations");
  private static final Set<String> JOBS_LABELS = Set.of("job-name", "controller-uid");
  private static final String WHOLE = "only objects within it can be replaced";

  private static final String TOO_LARGE =
      ("trainer.template is too large: its names and values may have %d letters, less %d for each"
              + " value; files and scripts can be in a ConfigMap")
          .formatted(BoundedParser.TEMPLATE, BoundedParser.PER_VALUE);

  private TemplateChecks() {}

  /** The first complaint, naming the field and what to do instead. */
  static Optional<String> complaint(Map<String, Object> template) {
    if (template == null) {
      return Optional.empty();
    }
    if (template.containsKey(BoundedParser.TOO_LARGE)) {
      return Optional.of(TOO_LARGE);
    }
    try {
      JSON.convertValue(template, PodTemplateSpec.class);
    } catch (IllegalArgumentException e) {
      return Optional.of("trainer.template is no pod template" + place(e.getCause()));
    }
    var tree = JSON.<JsonNode>valueToTree(template);
    var pod = tree.path("spec");
    return Stream.of(metadata(tree.path("metadata")), pod(pod), trainers(pod))
        .flatMap(complaints -> complaints)
        .findFirst();
  }

  private static String place(Throwable cause) {
    return cause instanceof JsonMappingException e
        ? e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining("", ": another kind of value is needed at ", ""))
            .replace("at .", "at ")
        : "";
  }

  /** A pod with a finalizer stays until somebody takes that away, and nobody here does. */
  private static Stream<String> metadata(JsonNode metadata) {
    return Stream.concat(
        fields(metadata)
            .filter(field -> !METADATA.contains(field) && !metadata.get(field).isNull())
            .map(field -> refused(field, "only " + String.join(" and ", METADATA) + " may")),
        fields(metadata.path("labels"))
            .flatMap(
                key ->
                    owner(key).map(owner -> refused("labels." + key, "it is " + owner)).stream()));
  }

  /** Whose a label is by which a pod's trial and Job are known; the CRD says so of jobMetadata. */
  private static Optional<String> owner(String label) {
    if (label.startsWith(Labels.DOMAIN)) {
      return Optional.of("the operator's");
    }
    return label.startsWith("batch.kubernetes.io/") || JOBS_LABELS.contains(label)
        ? Optional.of("the Job controller's")
        : Optional.empty();
  }

  private static String refused(String field, String why) {
    return "trainer.template.metadata.%s may not be set: %s".formatted(field, why);
  }

  private static Stream<String> pod(JsonNode pod) {
    return Stream.of(
            refuse(pod, "", PodTemplateMerge.DIRECTIVE, WHOLE),
            refuse(pod, "", "restartPolicy", "a trial's Job restarts its pods"),
            refuse(
                pod,
                "",
                "activeDeadlineSeconds",
                "use trainer.trialTimeoutSeconds or finalTraining.timeoutSeconds"),
            refuse(
                pod,
                "",
                "nodeName",
                "it passes by the scheduler, which nodeSelector with kubernetes.io/hostname does"
                    + " not"),
            pod.path("containers").isNull()
                ? Stream.of(complaint("containers", "the trainer's is one of them"))
                : Stream.<String>empty(),
            unnamed(pod, "initContainers"),
            unnamed(pod, "containers"))
        .flatMap(complaints -> complaints);
  }

  private static Stream<String> unnamed(JsonNode pod, String field) {
    var containers = pod.path(field);
    return IntStream.range(0, containers.size())
        .filter(i -> !containers.get(i).hasNonNull("name"))
        .mapToObj(
            i ->
                "trainer.template.spec.%s[%d] has no name, that of the trainer's container is %s"
                    .formatted(field, i, TrialJob.CONTAINER));
  }

  private static Stream<String> trainers(JsonNode pod) {
    return elements(pod.path("containers"))
        .filter(c -> TrialJob.CONTAINER.equals(c.path("name").asText()))
        .flatMap(TemplateChecks::trainer);
  }

  private static Stream<String> trainer(JsonNode trainer) {
    var place = "containers[name=" + TrialJob.CONTAINER + "].";
    return Stream.of(
            refuse(trainer, place, PodTemplateMerge.DIRECTIVE, WHOLE),
            refuse(trainer, place, "image", "use trainer.image"),
            refuse(trainer, place, "command", "the image knows it"),
            refuse(trainer, place, "args", "the image knows them"),
            refuse(trainer, place, "terminationMessagePath", "the score comes through it"),
            refuse(trainer, place, "terminationMessagePolicy", "the score depends on it"),
            variables(trainer.path("env"), place))
        .flatMap(complaints -> complaints);
  }

  private static Stream<String> variables(JsonNode variables, String place) {
    return variables.isNull()
        ? Stream.of(complaint(place + "env", "the trial's configuration is there"))
        : elements(variables)
            .map(variable -> variable.path("name").asText())
            .filter(name -> name.startsWith(RESERVED_VARIABLES))
            // Whoever lets a webhook add containers knows better how many there are.
            .filter(name -> !name.equals(Contract.REPORT_BYTES_VARIABLE))
            .map(
                name ->
                    complaint(
                        place + "env[name=" + name + "]",
                        "names with " + RESERVED_VARIABLES + " are the operator's"));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Stream<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }

  private static Stream<String> refuse(JsonNode object, String place, String field, String why) {
    return object.has(field) ? Stream.of(complaint(place + field, why)) : Stream.empty();
  }

  private static String complaint(String field, String why) {
    return "trainer.template.spec.%s may not be set: %s".formatted(field, why);
  }
}
