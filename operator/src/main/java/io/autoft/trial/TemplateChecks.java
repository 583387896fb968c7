package io.autoft.trial;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user's pod template may not set, because a trial depends on it. */
public final class TemplateChecks {

  private static final String RESERVED_VARIABLES = "AUTOFT_";

  private TemplateChecks() {}

  /** The first complaint, naming the field and what to do instead. */
  public static Optional<String> complaint(PodTemplateSpec template) {
    var spec = Optional.ofNullable(template).map(PodTemplateSpec::getSpec);
    return spec.flatMap(
        pod -> Stream.concat(pod(pod), containers(pod)).filter(Objects::nonNull).findFirst());
  }

  private static Stream<String> pod(PodSpec pod) {
    return Stream.of(
        refuse(pod.getRestartPolicy(), "restartPolicy", "a trial's Job restarts its pods"),
        refuse(
            pod.getActiveDeadlineSeconds(),
            "activeDeadlineSeconds",
            "use trainer.trialTimeoutSeconds or finalTraining.timeoutSeconds"));
  }

  private static Stream<String> containers(PodSpec pod) {
    return pod.getContainers().stream()
        .filter(c -> TrialJob.CONTAINER.equals(c.getName()))
        .flatMap(TemplateChecks::trainer);
  }

  private static Stream<String> trainer(Container trainer) {
    var field = "containers[name=" + TrialJob.CONTAINER + "].";
    var settings =
        Stream.of(
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
                "the score depends on it"));
    var variables =
        trainer.getEnv().stream()
            .map(EnvVar::getName)
            .filter(name -> name.startsWith(RESERVED_VARIABLES))
            .map(
                name ->
                    refuse(
                        name,
                        field + "env[name=" + name + "]",
                        "names with " + RESERVED_VARIABLES + " are the operator's"));
    return Stream.concat(settings, variables);
  }

  private static Object given(List<String> list) {
    return list == null || list.isEmpty() ? null : list;
  }

  private static String refuse(Object value, String field, String instead) {
    return value == null
        ? null
        : "trainer.template.spec.%s may not be set: %s".formatted(field, instead);
  }
}
