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

  /** Somebody else's writing is over by then; what is on its way out and does not go is not. */
  private static final int FIRST_SAID_OF_CONFLICTS = 10;

  private InternalErrors() {}

  /**
   * What there is to say of an exception that a pass has ended with again and again; nothing of one
   * that another attempt is likely to cure.
   */
  public static Optional<Cause> cause(Exception exception, Context<?> context) {
    return cause(exception, context.getRetryInfo().map(RetryInfo::getAttemptCount).orElse(0));
  }

  static Optional<Cause> cause(Exception exception, int attempt) {
    boolean conflict = Kind.of(exception) == Kind.Conflict;
    return attempt < (conflict ? FIRST_SAID_OF_CONFLICTS : FIRST_SAID)
        ? Optional.empty()
        : Optional.of(new Cause(REASON, message(unwrapped(exception))));
  }

  /** What an exception is about. */
  public enum Kind {
    /** Somebody else has written the object meanwhile: usual, and over with the next attempt. */
    Conflict,
    /** The API server refuses a call, or cannot be reached. */
    ApiServer,
    /** A fault of the operator. */
    Internal;

    /** The kind of what a pass has ended with. */
    public static Kind of(Exception exception) {
      return unwrapped(exception) instanceof KubernetesClientException refused
          ? refused.getCode() == HttpURLConnection.HTTP_CONFLICT ? Conflict : ApiServer
          : Internal;
    }
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
