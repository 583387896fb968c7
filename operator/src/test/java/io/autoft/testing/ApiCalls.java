package io.autoft.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Predicate;

/** What an API server has counted of the calls that it got. */
public final class ApiCalls {

  private ApiCalls() {}

  /**
   * Calls so far.
   *
   * @param which series of {@code apiserver_request_total}, as the line that Prometheus reads
   */
  public static double of(KubernetesClient client, Predicate<String> which) {
    return client
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_request_total{"))
        .filter(which)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Whether they are the operator's and not those with which it begins to watch. */
  public static boolean areOfTheOperator(String series) {
    boolean lasting = series.contains("verb=\"WATCH\"") || series.contains("verb=\"LIST\"");
    boolean job =
        series.contains("resource=\"jobs\"")
            && (series.contains("verb=\"POST\"") || series.contains("verb=\"DELETE\""));
    return !lasting
        && (job
            || series.contains("resource=\"autofttrials\"")
            || series.contains("resource=\"autoftstudies\"")
            || series.contains("resource=\"events\""));
  }
}
