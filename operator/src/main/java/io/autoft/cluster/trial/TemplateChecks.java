package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autoft.contract.Contract;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Map;
import java.util.Optional;
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
  private static final String WHOLE = "only objects within it can be replaced";

  private TemplateChecks() {}

  /** The first complaint, naming the field and what to do instead. */
  static Optional<String> complaint(Map<String, Object> template) {
    if (template == null) {
      return Optional.empty();
    }
    try {
      JSON.convertValue(template, PodTemplateSpec.class);
    } catch (IllegalArgumentException e) {
      return Optional.of("trainer.template is no pod template" + place(e.getCause()));
    }
    var pod = JSON.valueToTree(template).path("spec");
    return Stream.concat(pod(pod), trainers(pod)).findFirst();
  }

  private static String place(Throwable cause) {
    return cause instanceof JsonMappingException e
        ? e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining("", ": another kind of value is needed at ", ""))
            .replace("at .", "at ")
        : "";
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

  private static Stream<String> refuse(JsonNode object, String place, String field, String why) {
    return object.has(field) ? Stream.of(complaint(place + field, why)) : Stream.empty();
  }

  private static String complaint(String field, String why) {
    return "trainer.template.spec.%s may not be set: %s".formatted(field, why);
  }
}
