package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.contract.ProgressLine;
import io.autoft.status.TrialState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How far running trainers are, as the ends of their logs say it. A trial without it is as good: a
 * log that cannot be read is no failure.
 */
@Singleton
public class TrialProgress {

  private static final Logger LOG = Logger.getLogger(TrialProgress.class);

  /** Most trials of small studies have ended before. */
  private static final Duration FIRST = Duration.ofSeconds(20);

  /** In so many lines at the end of a log there is one that says it. */
  private static final String PATH =
      "/api/v1/namespaces/%s/pods/%s/log?container="
          + TrialJob.CONTAINER
          + "&tailLines=20&limitBytes=8192";

  private volatile boolean readsLogs;

  /**
   * @param readsLogs whether the operator may read the logs of pods
   */
  public TrialProgress(
      @ConfigProperty(name = "autoft.trial-progress", defaultValue = "false") boolean readsLogs) {
    this.readsLogs = readsLogs;
  }

  /** The status with how far the trial is, if it runs; what was known before stands. */
  AutoFTTrialStatus added(TrialFacts facts, AutoFTTrialStatus status, KubernetesClient client) {
    if (!readsLogs || !TrialState.Running.name().equals(status.state())) {
      return status;
    }
    var former = Optional.ofNullable(facts.trial().getStatus()).map(AutoFTTrialStatus::progress);
    var pod = facts.newestPod().filter(p -> tells(new PodFacts(p), facts.now()));
    return pod.flatMap(p -> read(p, client))
        .or(() -> former)
        .map(status::withProgress)
        .orElse(status);
  }

  /** Of a node that does not answer, the log would be waited for; its pods are not ready. */
  private static boolean tells(PodFacts pod, Instant now) {
    return pod.running()
        && pod.condition("Ready").filter(c -> "True".equals(c.getStatus())).isPresent()
        && pod.started().filter(s -> !Instant.parse(s).plus(FIRST).isAfter(now)).isPresent();
  }

  private Optional<String> read(Pod pod, KubernetesClient client) {
    try {
      var metadata = pod.getMetadata();
      // The client's own way to a log asks first, and waits, whether the pod is ready.
      var log = client.raw(PATH.formatted(metadata.getNamespace(), metadata.getName()));
      return Optional.ofNullable(log).flatMap(ProgressLine::last).map(ProgressLine::text);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        readsLogs = false;
        LOG.warnf("trials have no progress: the operator may not read logs: %s", e.getMessage());
      } else {
        LOG.debugf("the log of %s cannot be read: %s", pod.getMetadata().getName(), e.getMessage());
      }
      return Optional.empty();
    }
  }
}
