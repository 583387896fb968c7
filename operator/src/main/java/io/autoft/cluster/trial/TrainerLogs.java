package io.autoft.cluster.trial;

import io.autoft.api.v1alpha1.AutoFTTrialStatus;
import io.autoft.contract.ProgressLine;
import io.autoft.status.TrialState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The ends of running trainers' logs. A trial without is as good, so what cannot be read is no
 * failure, and holds up nobody: a log is asked for once and for a moment, and where that fails,
 * those of the same namespace and node are left alone for a while. Only a few are read at once, so
 * that kubelets that are slow leave the reconcilers most of their threads.
 */
@Singleton
public class TrainerLogs {

  private static final Logger LOG = Logger.getLogger(TrainerLogs.class);

  /** Whatever events are missed, a trial that has not come to rest is looked at so often. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(60);

  /** One that runs, to say how far it is. */
  private static final Duration READ_EVERY = Duration.ofSeconds(30);

  /** Most trials of small studies have ended before. */
  private static final Duration FIRST = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int AT_ONCE = 2;

  /** In so many lines at the end of a log there is one that says how far the trainer is. */
  private static final String PATH =
      "api/v1/namespaces/%s/pods/%s/log?container="
          + TrialJob.CONTAINER
          + "&tailLines=20&limitBytes=8192";

  private static final RequestConfig ONCE =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build();

  private final boolean readable;
  private final Duration limit;
  private final Map<String, Instant> pauses = new ConcurrentHashMap<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /**
   * @param readable whether the operator may read the logs of pods
   */
  @Inject
  public TrainerLogs(
      @ConfigProperty(name = "autoft.trial-progress", defaultValue = "false") boolean readable) {
    this(readable, LIMIT);
  }

  /**
   * @param limit of the time that a log is waited for
   */
  TrainerLogs(boolean readable, Duration limit) {
    this.readable = readable;
    this.limit = limit;
  }

  /** When a trial with that status is looked at again, though nothing happens. */
  Duration lookAgain(AutoFTTrialStatus status) {
    return readable && TrialState.Running.name().equals(status.state()) ? READ_EVERY : LOOK_EVERY;
  }

  /** How far a trial's trainer says it is, if it runs. */
  Optional<ProgressLine> progress(TrialFacts facts, KubernetesClient client) {
    return readable && !facts.former().finished()
        ? facts
            .newestPod()
            .filter(pod -> speaks(new PodFacts(pod), facts.now()))
            .flatMap(pod -> read(pod, facts.now(), client))
        : Optional.empty();
  }

  /** Of a node that does not answer, the log would be waited for; its pods are not ready. */
  private static boolean speaks(PodFacts pod, Instant now) {
    return pod.running()
        && pod.condition("Ready").filter(c -> "True".equals(c.getStatus())).isPresent()
        && pod.started().filter(s -> !s.plus(FIRST).isAfter(now)).isPresent();
  }

  private Optional<ProgressLine> read(Pod pod, Instant now, KubernetesClient client) {
    var metadata = pod.getMetadata();
    var place = metadata.getNamespace() + "/" + pod.getSpec().getNodeName();
    if (pauses.getOrDefault(place, Instant.MIN).isAfter(now) || !turns.tryAcquire()) {
      return Optional.empty();
    }
    try {
      // The client's own way to a log first waits until the pod is ready.
      return once(client, PATH.formatted(metadata.getNamespace(), metadata.getName()))
          .flatMap(ProgressLine::last);
    } catch (KubernetesClientException e) {
      pauses.put(place, now.plus(PAUSE));
      LOG.infof(
          "no progress of trials in %s for %s min: the log of %s cannot be read: %s",
          place, PAUSE.toMinutes(), metadata.getName(), e.getMessage());
      return Optional.empty();
    } finally {
      turns.release();
    }
  }

  /**
   * {@code raw} of a client waits as long as the client's configuration says, and for what follows
   * the headers for ever.
   */
  private Optional<String> once(KubernetesClient client, String path) {
    var http = client.newClient(ONCE).getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(client.getMasterUrl() + path)
            .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    try {
      return body(
          http.sendAsync(request, String.class).get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted", e);
    } catch (ExecutionException e) {
      throw new KubernetesClientException(e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new KubernetesClientException(
          "it has not come within %d ms".formatted(limit.toMillis()), e);
    }
  }

  private static Optional<String> body(HttpResponse<String> answer) {
    if (answer.isSuccessful()) {
      return Optional.of(answer.body());
    }
    if (answer.code() == HttpURLConnection.HTTP_NOT_FOUND) {
      return Optional.empty();
    }
    throw new KubernetesClientException("%d: %s".formatted(answer.code(), answer.body().strip()));
  }
}
