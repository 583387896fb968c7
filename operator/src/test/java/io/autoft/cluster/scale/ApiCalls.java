package io.autoft.cluster.scale;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Predicate;

/** What an API server has counted of the calls that it got. */
final class ApiCalls {

  private ApiCalls() {}

  /**
   * Calls so far.
   *
   * @param which series of {@code apiserver_request_total}, as the line that Prometheus reads
   */
  static double of(KubernetesClient client, Predicate<String> which) {
    return client
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_request_total{"))
        .filter(which)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
