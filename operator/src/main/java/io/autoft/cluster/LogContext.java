package io.autoft.cluster;

import io.autoft.cluster.crd.AutoFTTrial;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Names the study, the trial and the namespace in whatever is logged during a pass, by the keys
 * that logs in JSON have them under.
 *
 * <p>Where the framework's own measurements begin and end, which is outside of the pass itself:
 * what it says of an exception that a pass has ended with is what people search for.
 */
public final class LogContext implements Metrics {

  static final String NAMESPACE = "namespace";
  static final String STUDY = "study";
  static final String TRIAL = "trial";

  @Override
  public void reconciliationStarted(HasMetadata resource, Map<String, Object> metadata) {
    MDC.put(NAMESPACE, resource.getMetadata().getNamespace());
    if (resource instanceof AutoFTTrial trial) {
      MDC.put(STUDY, trial.getSpec().study());
      MDC.put(TRIAL, trial.getMetadata().getName());
    } else {
      MDC.put(STUDY, resource.getMetadata().getName());
    }
  }

  /** Also of a pass that was never begun, since its object had gone. */
  @Override
  public void reconciliationFinished(
      HasMetadata resource, RetryInfo retryInfo, Map<String, Object> metadata) {
    MDC.remove(NAMESPACE);
    MDC.remove(STUDY);
    MDC.remove(TRIAL);
  }
}
