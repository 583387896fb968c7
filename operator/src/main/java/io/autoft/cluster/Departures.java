package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Objects that go while a pass looks after them, deleted by somebody or with their namespace. There
 * is nothing more to do for them, and nothing is wrong.
 */
public final class Departures {

  private Departures() {}

  /**
   * What a pass gives, unless its object is gone or on its way out.
   *
   * @throws KubernetesClientException what the pass throws for another reason
   */
  public static <T extends HasMetadata> UpdateControl<T> unlessGone(
      T object, Supplier<UpdateControl<T>> pass) {
    if (object.getMetadata().getDeletionTimestamp() != null) {
      return UpdateControl.noUpdate();
    }
    try {
      return pass.get();
    } catch (KubernetesClientException e) {
      if (isMissing(object, e) || isInEndingNamespace(e)) {
        return UpdateControl.noUpdate();
      }
      throw e;
    }
  }

  /** An answer that the object itself is not there, or its namespace. */
  private static boolean isMissing(HasMetadata object, KubernetesClientException answer) {
    var plural = HasMetadata.getPlural(object.getClass());
    var metadata = object.getMetadata();
    return answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        && details(answer)
            .filter(
                missing ->
                    is(missing, plural, metadata.getName())
                        || is(missing, "namespaces", metadata.getNamespace()))
            .isPresent();
  }

  private static boolean is(StatusDetails missing, String kind, String name) {
    return kind.equals(missing.getKind()) && name.equals(missing.getName());
  }

  /** Nothing is created in a namespace that is being deleted, which cannot be undone. */
  static boolean isInEndingNamespace(KubernetesClientException answer) {
    return details(answer).stream()
        .flatMap(details -> details.getCauses().stream())
        .map(StatusCause::getReason)
        .anyMatch("NamespaceTerminating"::equals);
  }

  private static Optional<StatusDetails> details(KubernetesClientException answer) {
    return Optional.ofNullable(answer.getStatus()).map(Status::getDetails);
  }
}
