package io.autoft.cluster;

import io.autoft.status.ConditionSet;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.EventSourceManager;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/**
 * Stores a status, puts the answer into the reconciler's cache and records an event for what has
 * become true.
 *
 * <p>Not through {@code UpdateControl.patchStatus}: with JOSDK 5.3 that drops every event of the
 * object that arrives while the write is under way, a user's change of the spec included (JOSDK
 * issue 3398).
 */
@ApplicationScoped
public class StatusStore {

  private final Events events;

  StatusStore(Events events) {
    this.events = events;
  }

  /**
   * Stores a status, unless it is what the object has already.
   *
   * @param read the object as the reconciler got it; if it has changed since, the API server
   *     answers 409 and the exception leads to another attempt on fresh facts
   * @param former conditions of the object as read
   * @param later conditions in the status
   * @param told what has been stored, if something had to be, before an event is recorded
   */
  @SuppressWarnings("unchecked")
  public <S, T extends CustomResource<?, S>> void store(
      T read,
      S status,
      ConditionSet former,
      ConditionSet later,
      Context<T> context,
      Consumer<T> told) {
    if (status.equals(read.getStatus())) {
      return;
    }
    var changed = context.getClient().getKubernetesSerialization().clone(read);
    changed.setStatus(status);
    var stored = context.getClient().resource(changed).updateStatus();
    ((EventSourceManager<T>) context.eventSourceRetriever())
        .getControllerEventSource()
        .handleRecentResourceUpdate(ResourceID.fromResource(stored), stored, read);
    told.accept(stored);
    former.changedIn(later).stream()
        .filter(c -> "True".equals(c.getStatus()))
        .forEach(c -> events.record(read, c));
  }

  /** Likewise, where nobody else is to be told. */
  public <S, T extends CustomResource<?, S>> void store(
      T read, S status, ConditionSet former, ConditionSet later, Context<T> context) {
    store(read, status, former, later, context, stored -> {});
  }
}
