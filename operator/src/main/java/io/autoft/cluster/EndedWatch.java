package io.autoft.cluster;

import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.api.config.InformerStoppedHandler;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Ends the process when a watch has ended by an error and is not opened again: without it the
 * operator would not hear of changes any more. JOSDK does so by itself; QOSDK takes that away, and
 * looks for a bean where Quarkus sees no use of it.
 */
@Singleton
@Unremovable
final class EndedWatch implements InformerStoppedHandler {

  private static final Logger LOG = Logger.getLogger(EndedWatch.class);

  private final Shutdown shutdown;

  EndedWatch(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void onStop(SharedIndexInformer informer, Throwable cause) {
    // One that has not been read yet fails the start by itself.
    if (cause != null && informer.hasSynced() && !shutdown.hasBegun()) {
      LOG.errorf(cause, "the watch of %s has ended; the process ends", informer.getApiTypeClass());
      Quarkus.asyncExit(1);
    }
  }
}
