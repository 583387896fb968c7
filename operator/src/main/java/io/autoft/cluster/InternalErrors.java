package io.autoft.cluster;

import io.autoft.trial.Cause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Passes that end with an exception, and what their object says of it. */
public final class InternalErrors {

  /** The reason of what is said. */
  public static final String REASON = "InternalError";

  /** A moment's trouble is over by then. */
  private static final int FIRST_SAID = 3;

  private InternalErrors() {}

  /**
   * What there is to say of an exception that a pass has ended with again and again; nothing of one
   * that another attempt is likely to cure.
   */
  public static Optional<Cause> cause(Exception exception, Context<?> context) {
    int attempt = context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0);
    var thrown = unwrapped(exception);
    boolean conflict =
        thrown instanceof KubernetesClientException refused
            && refused.getCode() == HttpURLConnection.HTTP_CONFLICT;
    return attempt < FIRST_SAID || conflict
        ? Optional.empty()
        : Optional.of(new Cause(REASON, message(thrown)));
  }

  /** The framework wraps what a reconciler throws. */
  private static Throwable unwrapped(Throwable exception) {
    return exception instanceof OperatorException && exception.getCause() != null
        ? unwrapped(exception.getCause())
        : exception;
  }

  private static String message(Throwable exception) {
    var first = String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    return "the operator cannot go on with this: %s: %s; its log has more"
        .formatted(exception.getClass().getSimpleName(), first);
  }
}
