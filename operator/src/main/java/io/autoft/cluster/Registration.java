package io.autoft.cluster;

import io.autoft.cluster.health.WatchedNamespaces;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusControllerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The operator and its reconcilers, in place of what QOSDK makes: each watch has a store of its
 * own, and a namespace that may not be read is left out. QOSDK would also install CRDs and a
 * shutdown hook, neither of which is wanted here.
 */
final class Registration {

  private Registration() {}

  @Produces
  @ApplicationScoped
  static Operator operator(
      QuarkusConfigurationService configuration,
      WatchedNamespaces namespaces,
      Instance<Reconciler<? extends HasMetadata>> reconcilers) {
    var operator = new Operator(configuration);
    rest(configuration.getExecutorServiceManager().scheduledExecutorService());
    reconcilers.forEach(reconciler -> register(reconciler, operator, configuration, namespaces));
    return operator;
  }

  /**
   * JOSDK's scheduler has no core thread. The one that waits for what is due later looks for other
   * work at the end of each keep-alive time, which is 10 ms by default: most of what an idle
   * operator did.
   */
  static void rest(ScheduledExecutorService scheduler) {
    if (scheduler instanceof ThreadPoolExecutor pool) {
      pool.setKeepAliveTime(1, TimeUnit.MINUTES);
    }
  }

  private static <P extends HasMetadata> void register(
      Reconciler<P> reconciler,
      Operator operator,
      QuarkusConfigurationService service,
      WatchedNamespaces namespaces) {
    var configured = service.getConfigurationFor(reconciler);
    var informer = configured.getInformerConfig();
    var own =
        new QuarkusControllerConfiguration<>(
            new StorePerWatch<>(informer, namespaces.of(informer.getNamespaces())),
            configured.getName(),
            configured.isGenerationAware(),
            configured.getAssociatedReconcilerClassName(),
            configured.getRetry(),
            configured.getRateLimiter(),
            configured.maxReconciliationInterval().orElseThrow(),
            configured.getFinalizerName(),
            configured.fieldManager(),
            configured.getWorkflow(),
            configured.getResourceTypeName(),
            configured.getResourceClass());
    own.setParent(service);
    operator.register(reconciler, own);
  }
}
