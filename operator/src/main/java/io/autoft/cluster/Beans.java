package io.autoft.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the application is made of beside its reconcilers. */
final class Beans {

  private Beans() {}

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  static Limits limits(
      @ConfigProperty(name = "autoft.limits.running-trials", defaultValue = "0") int running,
      @ConfigProperty(name = "autoft.limits.unschedulable-trials", defaultValue = "0")
          int unschedulable) {
    return new Limits(running, unschedulable);
  }

  /** What the client reads with; but for that as Quarkus makes it. */
  @Produces
  @Singleton
  @KubernetesClientObjectMapper
  static ObjectMapper json(@All List<KubernetesClientObjectMapperCustomizer> customizers) {
    var mapper = new ObjectMapper(new ShallowJson());
    customizers.forEach(customizer -> customizer.customize(mapper));
    return mapper;
  }
}
