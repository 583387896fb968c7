package io.autoft.cluster.trial;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a user's pod template may not set, because a trial depends on it. */
public final class TemplateChecks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESERVED_VARIABLES = "AUTOFT_";

  private TemplateChecks() {}

  /** The first complaint, naming the field and what to do instead. */
  public static Optional<String> complaint(Map<String, Object> template) {
    try {
      return Optional.ofNullable(parse(template).getSpec())
          .flatMap(pod -> Stream.concat(pod(pod), containers(pod)).findFirst());
    } catch (IllegalArgumentException e) {
      return Optional.of("trainer.template is no pod template" + place(e.getCause()));
    }
  }

  /** Throws an IllegalArgumentException if a field is of another kind than in a pod template. */
  private static PodTemplateSpec parse(Map<String, Object> template) {
    return template == null
        ? new PodTemplateSpec()
        : JSON.convertValue(template, PodTemplateSpec.class);
  }

  private static String place(Throwable cause) {
    return cause instanceof JsonMappingException e
        ? e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining("", ": another kind of value is needed at ", ""))
            .replace("at .", "at ")
        : "";
  }

  private static Stream<String> pod(PodSpec pod) {
    return Stream.of(
            refuse(pod.getRestartPolicy(), "restartPolicy", "a trial's Job restarts its pods"),
            refuse(
                pod.getActiveDeadlineSeconds(),
                "activeDeadlineSeconds",
                "use trainer.trialTimeoutSeconds or finalTraining.timeoutSeconds"),
            refuse(
                pod.getNodeName(),
                "nodeName",
                "it passes by the scheduler, which nodeSelector with kubernetes.io/hostname does not"),
            unnamed(pod.getInitContainers(), "initContainers"),
            unnamed(pod.getContainers(), "containers"))
        .flatMap(complaints -> complaints);
  }

  private static Stream<String> unnamed(List<Container> containers, String field) {
    return IntStream.range(0, containers.size())
        .filter(i -> containers.get(i) == null || containers.get(i).getName() == null)
        .mapToObj(
            i ->
                "trainer.template.spec.%s[%d] has no name, that of the trainer's container is %s"
                    .formatted(field, i, TrialJob.CONTAINER));
  }

  private static Stream<String> containers(PodSpec pod) {
    return pod.getContainers().stream()
        .filter(c -> c != null && TrialJob.CONTAINER.equals(c.getName()))
        .flatMap(TemplateChecks::trainer);
  }

  private static Stream<String> trainer(Container trainer) {
    var field = "containers[name=" + TrialJob.CONTAINER + "].";
    return Stream.of(
            refuse(trainer.getImage(), field + "image", "use trainer.image"),
            refuse(given(trainer.getCommand()), field + "command", "the image knows it"),
            refuse(given(trainer.getArgs()), field + "args", "the image knows them"),
            refuse(
                trainer.getTerminationMessagePath(),
                field + "terminationMessagePath",
                "the score comes through it"),
            refuse(
                trainer.getTerminationMessagePolicy(),
                field + "terminationMessagePolicy",
                "the score depends on it"),
            variables(trainer, field))
        .flatMap(complaints -> complaints);
  }

  private static Stream<String> variables(Container trainer, String field) {
    return trainer.getEnv().stream()
        .filter(variable -> variable != null && variable.getName() != null)
        .map(EnvVar::getName)
        .filter(name -> name.startsWith(RESERVED_VARIABLES))
        .flatMap(
            name ->
                refuse(
                    name,
                    field + "env[name=" + name + "]",
                    "names with " + RESERVED_VARIABLES + " are the operator's"));
  }

  /** Fabric8 gives an empty list for an absent one. */
  private static Object given(List<String> list) {
    return list.isEmpty() ? null : list;
  }

  private static Stream<String> refuse(Object value, String field, String instead) {
    return Stream.ofNullable(value)
        .map(v -> "trainer.template.spec.%s may not be set: %s".formatted(field, instead));
  }
}
