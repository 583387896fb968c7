package io.autoft.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkiverse.operatorsdk.runtime.QuarkusControllerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.health.Readiness;

/** The operator and its reconcilers, in place of the one that QOSDK makes. */
final class Registration {

  private Registration() {}

  @Produces
  @ApplicationScoped
  static Operator operator(
      QuarkusConfigurationService configuration,
      @Readiness WatchedNamespaces namespaces,
      Instance<Reconciler<? extends HasMetadata>> reconcilers) {
    var operator = new Operator(configuration);
    reconcilers.forEach(reconciler -> register(reconciler, operator, configuration, namespaces));
    return operator;
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
            new StorePerWatch<>(informer, namespaces.allowed(informer.getNamespaces())),
            configured.getName(),
            configured.isGenerationAware(),
            configured.getAssociatedReconcilerClassName(),
            configured.getRetry(),
            configured.getRateLimiter(),
            configured.maxReconciliationInterval().orElse(Duration.ZERO),
            configured.getFinalizerName(),
            configured.fieldManager(),
            configured.getWorkflow(),
            configured.getResourceTypeName(),
            configured.getResourceClass());
    own.setParent(service);
    operator.register(reconciler, own);
  }
}
